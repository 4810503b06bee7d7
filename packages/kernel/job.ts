import type { Context } from './context.ts';
import type { Words } from './words.ts';

/** How far a job is. */
export interface Progress {
  readonly done: number;
  /** Unknown while it is being counted. */
  readonly total?: number;
  readonly phase: Words;
}

/** What a job gets besides its input. */
export interface JobContext extends Pick<Context, 'now' | 'zone' | 'random' | 'log' | 'signal'> {
  readonly id: string;
  /** Where an earlier run stopped; what `checkpoint` stored last. */
  readonly resumeFrom: unknown;
  progress(progress: Progress): Promise<void>;
  /** Durable on return; a run after kill -9 resumes from here. */
  checkpoint(state: unknown): Promise<void>;
}

/** Long work: progress, cancel, resume; runs in a process of its own. */
export interface Job<In> {
  readonly name: string;
  readonly title: Words;
  /** Megabytes of heap before it is stopped. */
  readonly memory?: number;
  run(context: JobContext, input: In): Promise<unknown>;
}
