import { measuredData, type BatchAnswers, type MeasuredPoint, type MetricPoint } from '../run/run.ts';
import { boundedText, isCount, isFiniteNumber, isObject, memberOf, own, type OnRefused } from './checkParts.ts';
import { checkWireNumber } from './checkValue.ts';

/** Names of models are shorter. */
const longestModel = 60;

/** A point of a training curve. */
export function checkPoint(value: unknown, onRefused: OnRefused): MetricPoint | null {
  if (!isObject(value)) return null;
  const step = own(value, 'step');
  const sent = checkWireNumber(own(value, 'loss'));
  // A curve knows no negative zero.
  const loss = sent === '-0' ? 0 : sent;
  const accuracy = own(value, 'accuracy');
  const optimizer = own(value, 'optimizer');
  const model = own(value, 'model');
  if (!isCount(step) || loss === null) return null;
  if (optimizer !== undefined && !isCount(optimizer)) return null;
  const hasAccuracy = isFiniteNumber(accuracy);
  if (accuracy !== undefined && !hasAccuracy) onRefused();
  const sentAnswers = own(value, 'answers');
  const answers = checkAnswers(sentAnswers);
  if (sentAnswers !== undefined && !answers) onRefused();
  return {
    step,
    loss,
    ...(hasAccuracy && { accuracy }),
    ...(optimizer !== undefined && { optimizer }),
    ...(answers && { answers }),
    ...(typeof model === 'string' && { model: boundedText(model, longestModel) }),
  };
}

function checkAnswers(value: unknown): BatchAnswers | null {
  if (!isObject(value)) return null;
  const rows = own(value, 'rows');
  const classes = own(value, 'classes');
  const majority = own(value, 'majority');
  if (!isCount(rows) || !isCount(classes) || !isShare(majority)) return null;
  return { rows, classes, majority, ...(own(value, 'isSame') === true && { isSame: true }) };
}

/** What was measured beside a training. */
export function checkMeasured(value: unknown): MeasuredPoint | null {
  if (!isObject(value)) return null;
  const step = own(value, 'step');
  const accuracy = own(value, 'accuracy');
  const rows = own(value, 'rows');
  const data = memberOf(measuredData, own(value, 'data'));
  const optimizer = own(value, 'optimizer');
  if (!isCount(step) || !isShare(accuracy) || !isCount(rows) || !data) return null;
  return { step, accuracy, rows, data, ...(isCount(optimizer) && { optimizer }) };
}

function isShare(value: unknown): value is number {
  return isFiniteNumber(value) && value >= 0 && value <= 1;
}
