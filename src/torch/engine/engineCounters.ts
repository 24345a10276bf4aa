import type { EngineInternals } from './engineInternals.ts';

/**
 * Remembers how many tensors, variables, scopes and operations TensorFlow.js has numbered; what is returned makes it
 * count on from there.
 */
export function holdCounters(engine: EngineInternals): () => void {
  const { state } = engine;
  const shared = engine.constructor;
  const { nextScopeId, nextTapeNodeId } = state;
  const { nextTensorId, nextVariableId } = shared;
  return () => {
    Object.assign(state, { nextScopeId, nextTapeNodeId });
    Object.assign(shared, { nextTensorId, nextVariableId });
  };
}
