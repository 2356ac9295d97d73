/**
 * Raise it with every change to how articles are read or what is indexed of them: saved indexes of another version are not
 * used. A test notices when it is forgotten.
 */
export const ENGINE_VERSION = 2;
