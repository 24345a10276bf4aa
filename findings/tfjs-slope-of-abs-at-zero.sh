#!/usr/bin/env bash
# TensorFlow.js 4.22.0: the gradient of abs at 0 is -1 (and so is that of norm(x, 1)), where PyTorch 1.13 has 0. It is computed as
# step(x, -1), which is 1 above zero and -1 from zero down; relu, also made with step, has 0 there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @tensorflow/tfjs@4.22.0 >/dev/null
cat >try.cjs <<'JS'
const tf = require('@tensorflow/tfjs');
tf.env().set('PROD', true);
const x = tf.tensor1d([-2, 0, 2]);
const slope = f => JSON.stringify([...tf.grad(f)(x).dataSync()]);
console.log('abs', slope(x => tf.abs(x)));
console.log('norm', slope(x => tf.norm(x, 1)));
console.log('relu', slope(x => tf.relu(x)));
JS
seen=$(node try.cjs)
printf '%s\n' "$seen"
[ "$seen" = 'abs [-1,-1,1]
norm [-1,-1,1]
relu [0,0,1]' ]
