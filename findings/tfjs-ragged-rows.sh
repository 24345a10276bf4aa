#!/usr/bin/env bash
# TensorFlow.js 4.22.0 makes a tensor of rows of different lengths. It says that it is [2, 2] and holds 4 values, but three are there.
# Its sum is NaN, its mean a number, its transpose has a NaN, and only arraySync() throws.
# It checks rows only where the flag TENSORLIKE_CHECK_SHAPE_CONSISTENCY is set, which is off outside of debug mode.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0 >/dev/null
cat >try.cjs <<'JS'
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
tf.env().set('PROD', true);
const rows = tf.tensor([[1, 2], [3]]);
const values = tensor => JSON.stringify([...tensor.dataSync()].map(String));
console.log(JSON.stringify(rows.shape), rows.size, values(rows));
console.log(values(tf.sum(rows)), values(tf.mean(rows)), values(tf.transpose(rows)));
const said = work => {
  try {
    return JSON.stringify(work());
  } catch (error) {
    return error.message;
  }
};
console.log(said(() => rows.arraySync()));
tf.env().set('TENSORLIKE_CHECK_SHAPE_CONSISTENCY', true);
console.log(said(() => tf.tensor([[1, 2], [3]]).shape));
JS
seen=$(node try.cjs)
printf '%s\n' "$seen"
[ "$seen" = '[2,2] 4 ["1","2","3"]
["NaN"] ["1.75"] ["1","3","2","NaN"]
[2,2] does not match the input size 3.
Element arr[1] should have 2 elements, but has 1 elements' ]
