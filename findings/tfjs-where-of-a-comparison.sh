#!/usr/bin/env bash
# TensorFlow.js 4.22.0: a gradient cannot go through where() whose condition compares the very input: it throws "gradient function not found
# for Greater", though where() asks nothing of its condition's gradient. The condition computed outside of the function works, and so does
# relu, which is the same function. (PyTorch's torch.where(x > 0, x, 0) has a gradient.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @tensorflow/tfjs@4.22.0 >/dev/null
cat >try.cjs <<'JS'
const tf = require('@tensorflow/tfjs');
tf.env().set('PROD', true);
const x = tf.tensor1d([-1, 2]);
const slope = f => {
  try {
    return JSON.stringify([...tf.grad(f)(x).dataSync()]);
  } catch (error) {
    return error.message;
  }
};
console.log(slope(x => tf.where(tf.greater(x, 0), x, tf.zerosLike(x))));
const isPositive = tf.greater(x, 0);
console.log(slope(x => tf.where(isPositive, x, tf.zerosLike(x))));
console.log(slope(x => tf.relu(x)));
JS
seen=$(node try.cjs)
printf '%s\n' "$seen"
[ "$seen" = 'Cannot compute gradient: gradient function not found for Greater.
[0,1]
[0,1]' ]
