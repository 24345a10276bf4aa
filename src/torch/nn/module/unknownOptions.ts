/**
 * What recurrent modules do not know but people write: PyTorch's further options, and short names for those there are.
 */
export const unknownOptions = [
  'projSize',
  'device',
  'dtype',
  'nonlinearity',
  'input',
  'features',
  'hidden',
  'units',
  'layers',
  'batch',
  'lr',
];
