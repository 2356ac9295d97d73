/** Version 1.17.0 has its types in this package only. */
declare module 'onnxruntime-node' {
  export * from 'onnxruntime-common';
}
