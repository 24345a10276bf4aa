/**
 * The library as other rooms know it: what the recorder, checks and the sandbox ask about values. Labs see `index.ts`,
 * which has PyTorch's names.
 */
export { noGrad } from './autograd/noGrad.ts';
export { readValues } from './engine/readValues.ts';
export { describeModule } from './input/describe.ts';
export { mistakeOf } from './input/labError.ts';
export { isTensor } from './input/isTensor.ts';
export { packedText } from './input/packedSequence.ts';
export { useVectors } from './kernels/sequenceKernels.ts';
export { manualSeed } from './making/random.ts';
export { calledWords } from './names/calledWords.ts';
export { pythonMethods } from './names/pythonMethods.ts';
export { pythonNames } from './names/pythonNames.ts';
export { refuseField } from './names/refuseField.ts';
export { watchForwards } from './nn/module/watchForward.ts';
export { weightsOf } from './nn/module/weightsOf.ts';
export { gatesOf } from './nn/recurrent/gatesOf.ts';
export { axesOf, isNamedLater } from './session/axes.ts';
export { gapsIn, gateMeaning, isGateNumber, isGateTensor } from './session/gateMark.ts';
export { LossError } from './session/lossError.ts';
export { keepWeights, memory, onDial, onMeasured, onMistake, onStep } from './session/observe.ts';
export { startSession } from './session/session.ts';
export { formatValue } from './text/formatValue.ts';
export { setPrintSink } from './text/print.ts';
export { tensorflowName } from './text/tensorflowNames.ts';
export { readFlash } from './xray/gradientFlash.ts';
export { ModelAgain } from './xray/modelAgain.ts';
export { hasPasses, readLayers } from './xray/readLayers.ts';
export { readMoves } from './xray/readMoves.ts';
export { SequenceReader } from './xray/readSequence.ts';
export { StateKnowledge } from './xray/stateKnowledge.ts';
