/** What the lesson has to carry, as patterns that its own words must meet: facts, tables, numbers, answers, subtle points. */

/** By section, in order. */
export const sections: Readonly<Record<string, readonly RegExp[]>> = {
  objectives: [
    /plain recurrent network loses/i,
    /cell state.*c_t.*hidden state.*h_t/,
    /forget.*input.*output.*update.*reset/,
    /shapes.*nn\.LSTM.*nn\.GRU/,
    /Train.*memory/,
  ],
  'gate-idea': [
    /between 0 and 1/,
    // A gate's value is computed, its weights are learned; which way "near 0" acts depends on where the gate stands.
    /not itself learned.*weights/,
    /at every step, for every unit/,
    /\\sigma\(w\\,x_t \+ u\\,h_\{t-1\} \+ b\)/,
    /depends on where the gate stands/,
    /writes a new state in place of the old one/,
  ],
  'plain-rnn': [/one vector, the hidden state/, /short sequences/, /two sides of one thing/, /memory control, not of depth/, /10\^\{-\d/],
  lstm: [
    /two states/,
    /\{f_t\} \\odot .*\{c_\{t-1\}\} \+ .*\{i_t\} \\odot .*\{\\tilde c_t\}/,
    /\{o_t\} \\odot \\tanh\(c_t\)/,
    /forget gate and the input gate do not know of each other/,
    /grow past one.*0\.9787/,
    /takes the tanh of c_t/,
    /Gates start half open/,
    /bias/,
  ],
  'lab-1': [
    ...['0.8', '0.7311', '0.5848', '0.7163', '0.5498', '0.3938', '0.9787', '60%', '0.6682', '0.5028'].map(number),
    // The candidate is needed and not printed; the scores are fixed.
    /candidate.*does not print it/,
    /new memory = the old that stays \+ the new that is written/,
    /heart of the LSTM/,
    /nothing is learned here/,
    ...['2.2', '6%', '0.926', '0.976', '0.988'].map(number),
  ],
  gru: [
    /fewer parts/,
    /no cell state beside/,
    /coupled/,
    /independent/,
    /1248 parameters.*1664/,
    /three blocks of weights instead of four/,
    /two in each block.*one of them is redundant.*Only its candidate needs both.*up to 0\.1219/,
  ],
  'lab-2': [
    ...['0.4256', '0.7', '1.1', '0.8849', '0.6900', '0.3100', '0.8276'].map(number),
    /An LSTM manages its memory openly/,
    /A GRU manages the same with one state/,
    // The convention, and where the reset gate stands.
    /share of the new\. PyTorch's nn\.GRU, which Labs 3 and 4 use, counts the other way: there it is the share of the old/,
    /0\.7573 instead of 0\.8276/,
    /PyTorch multiplies it by its weights first and resets the result.*cannot be told apart/,
  ],
  'lab-3': [
    ...['(4, 6, 16)', '(1, 4, 16)'].map(number),
    /four sequences of six steps with eight features/,
    /the second thing they return/,
    /Both give out first/,
    /pair, \(h, c\), and a GRU gives h alone/,
    /does not touch h and c: their first axis is always layers × directions/,
    /last layer's state/,
    /Leave batchFirst out and the same call still runs/,
    /the last step of out is h.*difference of 0/,
    /is not the two final states side by side/,
    /TensorFlow\.js's own layers.*without the layer axis/,
  ],
  'lab-4': [
    /that first value alone/,
    /plus or minus one; noise follows, a quarter as strong/,
    /160 labels, 91 are ones/,
    /At epoch 1 .*"zero" to everything: right 0\.431/,
    /At epoch 20 .*"one" to everything, 160 times out of 160, and is right 0\.569/,
    /0\.6691, is close to the 0\.6837/,
    /At epoch 28 .*0\.981.*at epoch 31/,
    /before that epoch's update; finalAcc after the last one/,
    /training data/,
    /On fresh ones this model does reach 1\.000/,
    /h\.at\(-1\).*last step of out/,
    /The plain RNN, as PyTorch starts it, solves the task as it is set, from every seed, and as a rule sooner than the GRU/,
    /gates start half open and forget/,
  ],
  'lab-5': [
    /marked value/,
    /0\.703/,
    /0\.523/,
    /what a coin would do/,
    /1\.000 and 1\.000/,
    /eight seeds/,
    /as PyTorch starts it.*from another start it does: with ReLU.*8 seeds of 8.*same start with tanh does not \(0 of 8\).*down to 3/i,
    /stays at 0\.\d\d before the mark, drops to 0\.\d\d at the mark/,
  ],
  'lab-6': [
    /10\^\{-6\.5\}/,
    /10\^\{-5\.7\}/,
    /10\^\{-5\.2\}/,
    /10\^\{-1\.7\}/,
    /10\^\{-0\.6\}/,
    /as PyTorch starts it, has none near.*10\^\{-0\.8\} with ReLU/,
    /one thing seen from its two ends/,
  ],
  'lab-7': [
    /0\.8 the first step moves the last state 10\^\{-2\.8\} times/,
    /1\.5 as much as 10\^\{5\.1\} times/,
    /also an LSTM can explode/,
    /ends at 0\.74.*ends at 0\.09/,
    /how long they were before/,
    /between backward\(\) and step\(\)/,
  ],
  'between-calls': [
    /Each forward begins from zeros, unless you give it a state/,
    /differ by 0\.0000.*differ by up to 0\.1092/,
    /Rows of a batch never see each other/,
    /0\.1079 arrives at the first half.*error at the second backward\(\)/,
    /value goes on.*gradient ends at the cut, and of the first half there is none/,
    /truncated backpropagation/,
  ],
  evidence: [/six items/, /can fit, and of nothing more/],
  choosing: [/compare validation results/i, /name of an architecture settles less/, /one state of fixed size/],
  mistakes: [/advice that Labs 1 to 6 cannot show.*Lab 7 can/, /epoch 9/, /you are reading the cell state/],
  exercises: [/sigmoid\(-1\.0\)/, /last value/, /LSTMClassifier/, /thirty steps/, /fewer states than an LSTM/],
  answers: [/Working code for each exercise/],
  takeaways: [
    /Gates control the flow of memory/,
    /LSTM has a cell state c_t and a hidden state h_t\. A GRU/i,
    /soft switches between 0 and 1/,
    /Choose by validation/,
    /bridge from plain RNNs to attention/,
  ],
};

export const tables: readonly { readonly id: string; readonly section: string; readonly rows: readonly (readonly RegExp[])[] }[] = [
  { id: 'gate-value', section: 'gate-idea', rows: [[/near 0.*mostly blocked/], [/near 1.*mostly passes/]] },
  {
    id: 'rnn-problems',
    section: 'plain-rnn',
    rows: [[/early.*washed out.*written over again and again/], [/Gradients vanish or explode.*fades.*grows beyond bounds/]],
  },
  { id: 'lstm-states', section: 'lstm', rows: [[/c_t.*memory itself.*many steps/], [/h_t.*shows.*at this step/]] },
  {
    id: 'lstm-gates',
    section: 'lstm',
    rows: [[/Forget.*old memory stays/], [/Input.*new is written/], [/Output.*shown now/]],
  },
  {
    id: 'gru-gates',
    section: 'gru',
    rows: [[/Update.*shares the old state and the candidate/], [/Reset.*old state is seen while the candidate is made/]],
  },
  {
    id: 'parameter-count',
    section: 'gru',
    rows: [[/LSTM.*4 × \(16×8 \+ 16×16 \+ 16 \+ 16\) = 1664 \| 1600/], [/GRU.*3 × \(16×8 \+ 16×16 \+ 16 \+ 16\) = 1248 \| 1200/]],
  },
  {
    id: 'choosing-start',
    section: 'choosing',
    rows: [[/quick baseline.*GRU/], [/small.*GRU/], [/long dependency.*both/], [/memory as a thing.*LSTM/], [/long text.*Transformer/]],
  },
  {
    id: 'mistakes-fixes',
    section: 'mistakes',
    rows: [
      [/deeper RNNs.*memory control/],
      [/out, h and c.*per step.*each layer and direction.*cell state/],
      [/never forget.*learned.*can fail/],
      [/high learning rate.*Lower it, and clip gradients/],
      [/training accuracy alone.*held-out/],
    ],
  },
];

export const figures = [
  'gate-valve',
  'memory-overwrite',
  'lstm-cell',
  'gru-cell',
  'shape-explorer',
  'gradients-through-time',
  'memory-task',
];

export const labNumbers: readonly { readonly lab: string; readonly section: string; readonly lines: readonly string[] }[] = [
  {
    lab: 'scalar-lstm',
    section: 'lab-1',
    lines: [
      'scalar_lstm_lab',
      'forget_gate  0.7311',
      'input_gate   0.5498',
      'output_gate  0.6682',
      'c_t          0.9787',
      'h_t          0.5028',
    ],
  },
  {
    lab: 'scalar-gru',
    section: 'lab-2',
    lines: ['scalar_gru_lab', 'update_gate  0.6900', 'reset_gate   0.4256', 'h_candidate  0.8849', 'h_t          0.8276'],
  },
  {
    lab: 'shapes',
    section: 'lab-3',
    lines: [
      'shape_lab',
      'lstm_out: (4, 6, 16)',
      'lstm_h  : (1, 4, 16)',
      'lstm_c  : (1, 4, 16)',
      'gru_out : (4, 6, 16)',
      'gru_h   : (1, 4, 16)',
    ],
  },
  {
    lab: 'memory-task',
    section: 'lab-4',
    lines: [
      'memory epoch=01 loss=0.7465 acc=0.431',
      'memory epoch=20 loss=0.6691 acc=0.569',
      'memory epoch=40 loss=0.0023 acc=1.000',
      'memory epoch=60 loss=0.0001 acc=1.000',
      'memory epoch=80 loss=0.0001 acc=1.000',
      'final_acc 1.0',
    ],
  },
];

export const exercises = ['forget-gate', 'label-last', 'lstm-classifier', 'longer-sequence', 'why-gru'];

export const answers: Readonly<Record<string, readonly RegExp[]>> = {
  'forget-gate': [
    /0\.2689 instead of 0\.7311/,
    /0\.9787 to 0\.6090/,
    /0\.5028 to 0\.3631/,
    /does not change: it is 0\.3938/,
    /35% .* instead of 60%/,
  ],
  'label-last': [/easier/, /epoch 2 instead of 31/, /0\.0205 instead of 0\.6691/],
  'lstm-classifier': [/pair of last hidden state and last cell state/, /370 parameters instead of 282/, /epoch 13/, /batch of one/],
  'longer-sequence': [/harder/, /0\.7\d\d there, and 0\.[45]\d\d/, /epoch 34, the last at epoch 62/, /One seed proves nothing/],
  'why-gru': [
    /forget gate and an input gate that are coupled/,
    /hidden state doubles as the memory/,
    /three blocks of weights instead of four/,
  ],
};

function number(text: string): RegExp {
  return new RegExp(text.replace(/[.()]/g, '\\$&'));
}
