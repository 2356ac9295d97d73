import type * as Runtime from 'onnxruntime-node';

export interface SessionSettings {
  readonly threads: number;
  /**
   * Whether the runtime may fuse operations, by default `true`. Without fusion they are slower and round differently, as on another
   * processor: tests use that to find what depends on rounding.
   */
  readonly isOptimised?: boolean;
}

/** Runs a model on one row of word pieces. @returns the model's outputs by name */
export type RunRow = (row: PieceRow) => Promise<Readonly<Record<string, Float32Array>>>;

export interface PieceRow {
  readonly ids: readonly number[];
  /** The index of the first piece of the second of two texts; `ids.length` when there is one text. */
  readonly secondStart: number;
}

/**
 * Loads the runtime and a BERT of these weights. It is run on one row at a time, because a batch would have to be padded to its
 * longest row, and is no faster.
 *
 * @throws Error if the runtime isn't installed or doesn't work here, or can't load the weights
 */
export async function openSession(
  readWeights: Promise<Uint8Array>,
  { threads, isOptimised = true }: SessionSettings,
): Promise<RunRow> {
  const [weights, { InferenceSession, Tensor }] = await Promise.all([readWeights, loadRuntime()]);
  const session = await InferenceSession.create(weights, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: isOptimised ? 'all' : 'disabled',
    // Threads that spin while they wait would starve other processes.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return async ({ ids, secondStart }) => {
    const tensor = (value: (id: number, place: number) => number) =>
      new Tensor(
        'int64',
        BigInt64Array.from(ids, (id, place) => BigInt(value(id, place))),
        [1, ids.length],
      );
    const outputs = await session.run({
      input_ids: tensor((id) => id),
      attention_mask: tensor(() => 1),
      token_type_ids: tensor((_, place) => Number(place >= secondStart)),
    });
    return Object.fromEntries(
      Object.entries(outputs).map(([name, { data }]) => [name, data as Float32Array]),
    );
  };
}

async function loadRuntime(): Promise<typeof Runtime> {
  try {
    return await import('onnxruntime-node');
  } catch (cause) {
    throw new Error("its runtime, onnxruntime-node, isn't installed or doesn't work on this processor", {
      cause,
    });
  }
}
