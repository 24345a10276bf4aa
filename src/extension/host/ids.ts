/** Every id that package.json contributes, written once. A unit test keeps the two equal. */

export const commands = {
  runLab: 'gatescope.runLab',
  runToHere: 'gatescope.runToHere',
  stopLab: 'gatescope.stopLab',
  pauseLab: 'gatescope.pauseLab',
  runOneEpoch: 'gatescope.runOneEpoch',
  resetLab: 'gatescope.resetLab',
  openLab: 'gatescope.openLab',
  newLab: 'gatescope.newLab',
  openLessonFolder: 'gatescope.openLessonFolder',
  showLabView: 'gatescope.showLabView',
  arrangeDesk: 'gatescope.arrangeDesk',
  showValues: 'gatescope.showValues',
  showExpression: 'gatescope.showExpression',
  nextStep: 'gatescope.nextStep',
  previousStep: 'gatescope.previousStep',
  chooseSteps: 'gatescope.chooseSteps',
  whyValue: 'gatescope.whyValue',
  /** With one of the lab view's `ModelTab`s, or with none for the X-ray. */
  showModel: 'gatescope.showModel',
  showLastValues: 'gatescope.showLastValues',
  cycleDensity: 'gatescope.cycleDensity',
  toggleLive: 'gatescope.toggleLive',
  runTenSeeds: 'gatescope.runTenSeeds',
  resetDials: 'gatescope.resetDials',
  fixLine: 'gatescope.fixLine',
  openBackendSetting: 'gatescope.openBackendSetting',
  showLog: 'gatescope.showLog',
  startLesson: 'gatescope.startLesson',
  /** With a lesson's id and a section's: opens the page there. */
  openLesson: 'gatescope.openLesson',
  openSection: 'gatescope.openSection',
  findInLesson: 'gatescope.findInLesson',
  printLesson: 'gatescope.printLesson',
  openExercise: 'gatescope.openExercise',
  checkAttempt: 'gatescope.checkAttempt',
  showCheckResult: 'gatescope.showCheckResult',
  showHint: 'gatescope.showHint',
  showWalkthrough: 'gatescope.showWalkthrough',
  resetAttempt: 'gatescope.resetAttempt',
  showTask: 'gatescope.showTask',
  predict: 'gatescope.predict',
  makeNote: 'gatescope.makeNote',
  showTwin: 'gatescope.showTwin',
  closeTwin: 'gatescope.closeTwin',
  compareTwin: 'gatescope.compareTwin',
  exportWeights: 'gatescope.exportWeights',
  exportLoop: 'gatescope.exportLoop',
} as const;

/**
 * Those of which nothing happens in a folder that is not trusted, no question either. What writes or runs is guarded by
 * itself, too.
 */
export const trustedCommands: ReadonlySet<string> = new Set([
  commands.runLab,
  commands.runToHere,
  commands.arrangeDesk,
  commands.fixLine,
  commands.toggleLive,
  commands.runTenSeeds,
  commands.resetDials,
  commands.showExpression,
  commands.resetLab,
  commands.startLesson,
  commands.printLesson,
  commands.resetAttempt,
  commands.predict,
  commands.makeNote,
  commands.showTwin,
  commands.compareTwin,
  commands.exportWeights,
  commands.exportLoop,
]);

/** The lab view was a webview editor of the same id. */
export const views = { lessons: 'gatescope.lessons', lab: 'gatescope.lab' } as const;

export const viewContainers = { gatescope: 'gatescope', lab: 'gatescope-lab' } as const;

export const viewTypes = { lesson: 'gatescope.lesson' } as const;

export const contextKeys = {
  /** A lab is being run. */
  isRunning: 'gatescope.isRunning',
  runningLabs: 'gatescope.runningLabs',
  /** The active editor has values of a run. */
  hasValues: 'gatescope.hasValues',
  /** They are those of a step that the learner looks at. */
  isStepping: 'gatescope.isStepping',
  /** There is a lab that a command without an argument means: in an editor that can be seen, or in the lab view. */
  hasLab: 'gatescope.hasLab',
  /** The same of an attempt at an exercise. */
  hasAttempt: 'gatescope.hasAttempt',
  /** The page of the lab view has the focus. */
  labViewFocus: 'gatescope.labViewFocus',
} as const;

/** Context keys that steps of the walkthrough wait for: true once the learner has done it. */
export const milestoneKeys = {
  didStart: 'gatescope.didStart',
  didRead: 'gatescope.didRead',
  didPredict: 'gatescope.didPredict',
  didRun: 'gatescope.didRun',
  didCheck: 'gatescope.didCheck',
  didMakeNote: 'gatescope.didMakeNote',
} as const;

/** `contextValue` of tree items. */
export const treeItems = {
  lesson: 'lesson',
  group: 'group',
  evidenceGroup: 'evidenceGroup',
  section: 'section',
  lab: 'lab',
  labWithTwin: 'labWithTwin',
  runningLab: 'runningLab',
  ownLabs: 'ownLabs',
  ownLab: 'ownLab',
  exercise: 'exercise',
  evidence: 'evidence',
} as const;

export const settings = {
  backend: 'gatescope.backend',
  density: 'gatescope.inlineValues.density',
  timeLimit: 'gatescope.run.timeLimit',
  predictions: 'gatescope.predictions',
  python: 'gatescope.python',
} as const;

/** Theme colours of inline values; users can change them like any other. */
export const colors = {
  value: 'gatescope.valueForeground',
  gate: 'gatescope.gateForeground',
  series: 'gatescope.seriesForeground',
  tensor: 'gatescope.tensorForeground',
  bad: 'gatescope.badForeground',
  old: 'gatescope.oldForeground',
} as const;
