#!/usr/bin/env bash
# TensorFlow.js 4.22.0: the gradient of mirrorPad leaves out what was mirrored. Each input of [a, b, c] that is padded to [b, a, b, c, b] by
# 'reflect' gets the slope 1, though b stands there three times: it has to be [1, 3, 1]. A difference quotient shows it. The gradient of
# gather, which repeats the same values by their places, is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @tensorflow/tfjs@4.22.0 >/dev/null
cat >try.cjs <<'JS'
const tf = require('@tensorflow/tfjs');
tf.env().set('PROD', true);
const padded = x => tf.sum(tf.mirrorPad(x, [[1, 1]], 'reflect'));
const gathered = x => tf.sum(tf.gather(x, tf.tensor1d([1, 0, 1, 2, 1], 'int32')));
const show = tensor => JSON.stringify([...tensor.dataSync()]);
const x = tf.tensor1d([1, 2, 4]);
console.log('padded', show(tf.mirrorPad(x, [[1, 1]], 'reflect')));
console.log('gradient', show(tf.grad(padded)(x)));
const quotient = [0, 1, 2].map(at => padded(tf.tensor1d([1, 2, 4].map((v, i) => (i === at ? v + 1 : v)))).dataSync()[0] - padded(x).dataSync()[0]);
console.log('difference quotient', JSON.stringify(quotient));
console.log('gradient of gather', show(tf.grad(gathered)(x)));
JS
seen=$(node try.cjs)
printf '%s\n' "$seen"
[ "$seen" = 'padded [2,1,2,4,2]
gradient [1,1,1]
difference quotient [1,3,1]
gradient of gather [1,3,1]' ]
