import type { ModelDescription } from '../../types/files/model.ts';
import { createGradients, type Gradients } from './gradients.ts';
import { createOrthogonaliser, type Orthogonaliser } from './orthogonal.ts';

/** What an inner step is made of: gradients of batches of `training.batch` sequences, and what Muon needs. */
export interface Trainer extends Gradients {
  /** Orthogonalises all hidden matrices of a vector (`Orthogonaliser`); there where the model is trained by Muon. */
  orthogonalise?: Orthogonaliser['orthogonalise'];
}

/** Builds a model's graphs for training. Runs block the calling thread, as those of `createGradients` do. */
export async function createTrainer(description: ModelDescription, { threads }: { threads: number }): Promise<Trainer> {
  const { batch, optimizer } = description.training;
  const { gradients, release } = await createGradients(description, { batch, threads });
  const orthogonaliser = optimizer === 'muon' ? await createOrthogonaliser(description, { threads }) : null;
  return {
    gradients,
    ...(orthogonaliser ? { orthogonalise: orthogonaliser.orthogonalise } : {}),
    async release() {
      await release();
      await orthogonaliser?.release();
    },
  };
}
