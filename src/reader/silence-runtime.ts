/**
 * ONNX Runtime reports to its maker, from version 1.29 on: at the start, of every model, and under an id that it keeps in the user's
 * cache folder. It asks the environment of the process whether it may, when it is loaded and not again; a worker thread has a copy
 * of the environment only. See https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md
 */
export function silenceRuntime(): void {
  process.env.ORT_DISABLE_TELEMETRY = '1';
}
