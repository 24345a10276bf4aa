/** Answers in words below the question, each with the ideas that are missing in it. */
export const whyGru: readonly { readonly answer: string; readonly missing: readonly string[] }[] = [
  {
    missing: [],
    answer:
      'One gate, z, decides both how much of the old state survives and how much of the new candidate is written, so the forget gate and the input gate of the LSTM become one. The state h is carried from step to step and is also what is output. Because only reset, update and candidate have weights, there are 3 sets of matrices and not 4.',
  },
  {
    missing: [],
    answer:
      'The update gate in a GRU takes over the roles of the forget and input gates: forgetting old information makes room for exactly as much new information. GRUs have no cell state; everything they remember lives in the hidden state. As a result a GRU has about 25% fewer parameters.',
  },
  {
    missing: [],
    answer:
      'Instead of deciding separately what to erase and what to add, a GRU interpolates between the previous hidden state and a candidate with a single update gate. That hidden vector serves as its memory. Fewer gates means fewer weights to learn.',
  },
  {
    missing: [],
    answer:
      'GRU: h_t = (1 - z) * h_prev + z * candidate. So z replaces the input gate and 1 - z the forget gate. The memory is in h. Number of weights: 3/4 of the LSTM.',
  },
  {
    missing: [],
    answer:
      'Its update gate acts like a linked forget and input gate. The GRU remembers in h directly, since it does not have c. It needs only three weight blocks, the LSTM needs four.',
  },
  {
    missing: [],
    answer:
      'With a GRU forgetting and writing are two sides of the same decision. What the LSTM stores in c the GRU stores in h. It has less parameters.',
  },
  {
    missing: [],
    answer:
      'The forget gate and input gate are replaced by the update gate. Memory is kept in the hidden state. The parameter count goes down.',
  },
  {
    missing: [],
    answer:
      'The update gate controls how much of the past to keep and how much of the present to let in. The hidden state doubles as the memory cell. This lighter architecture has fewer weights, so it trains faster.',
  },
  {
    missing: [],
    answer:
      "The GRU's update gate couples the LSTM's input & forget gates. There's just one state, h, which is both memory and output. Weights: 3 * (n*m + n*n) versus 4 * (n*m + n*n).",
  },
  {
    missing: [],
    answer:
      'A GRU mixes its old state with a candidate, and the update gate sets the mix, so keeping and adding cannot be chosen separately as with the forget and input gates. The hidden state itself is the memory. We save a quarter of the weights.',
  },
  { missing: [], answer: 'Update gate = forget gate + input gate. Hidden state = memory. 3 blocks instead of 4.' },
  {
    missing: [],
    answer:
      'When z is close to 1 the unit takes the candidate and drops what it had; when z is close to 0 it keeps it. So one gate does the work of two. It has no extra cell for memory, h does that. There are only three weight matrices per input rather than four, so the network is smaller.',
  },
  {
    missing: [],
    answer:
      'GRUs can work well because tasks rarely need independent control over forgetting and writing: the update gate ties both. All memory sits in the hidden state. Fewer parameters also overfit less.',
  },
  {
    missing: [],
    answer:
      'The update gate stands in for the forget gate and the input gate; if it opens by z, then 1-z of the old state remains. A GRU keeps its memory in its hidden state because it has no cell state. That means about three quarters of the weights of an LSTM.',
  },
  { missing: ['fewer-weights'], answer: 'The update gate replaces the forget and input gates. The hidden state is the memory.' },
  { missing: ['state-is-memory'], answer: 'The update gate replaces the forget and input gates. It has fewer weights.' },
  { missing: ['coupled-gates'], answer: 'The hidden state is the memory, there is no cell state. It has fewer weights.' },
  {
    missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'],
    answer: 'A GRU is simpler and newer, so it is usually just as good as an LSTM in practice.',
  },
  {
    missing: ['fewer-weights'],
    answer: 'The update gate replaces the forget and input gates. The hidden state is the memory. It has more weights than the LSTM.',
  },
  {
    missing: ['coupled-gates'],
    answer: 'The reset gate replaces the forget gate and the input gate. The hidden state is the memory. It has fewer weights.',
  },
  { missing: ['coupled-gates'], answer: 'The update gate replaces the output gate. The hidden state is the memory. It has fewer weights.' },
  {
    missing: ['state-is-memory'],
    answer: 'The update gate replaces the forget and input gates. The GRU keeps its memory in its cell state. It has fewer weights.',
  },
  {
    missing: ['state-is-memory'],
    answer: 'The update gate replaces the forget and input gates. The memory is kept in the reset gate. It has fewer weights.',
  },
  {
    missing: ['fewer-weights'],
    answer:
      'The update gate replaces the forget and input gates. The hidden state is the memory. It has the same number of weights as an LSTM.',
  },
  {
    missing: ['fewer-weights'],
    answer: 'The update gate replaces the forget and input gates. The hidden state is the memory. It does not have fewer weights.',
  },
  {
    missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'],
    answer:
      "Say what the update gate does in place of two of the LSTM's gates, where a GRU keeps its memory, and what becomes of the number of weights.",
  },
  {
    missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'],
    answer:
      "Which of the LSTM's gates does the GRU's update gate stand in for, and how? Where does a GRU keep its memory, having no cell state? What does that mean for the number of weights?",
  },
  { missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'], answer: 'update forget input hidden state memory fewer weights' },
  {
    missing: ['coupled-gates'],
    answer: 'The update gate keeps the forget gate and the input gate independent. The hidden state is the memory. It has fewer weights.',
  },
  {
    missing: ['state-is-memory'],
    answer: 'The update gate replaces the forget and input gates. A GRU has no memory. It has fewer weights.',
  },
  {
    missing: ['fewer-weights'],
    answer: 'The update gate replaces the forget and input gates. The hidden state is the memory. An LSTM has fewer weights.',
  },
  { missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'], answer: 'I do not know, sorry.' },
  {
    missing: ['state-is-memory'],
    answer: 'The update gate does the work of forget and input gate. It keeps a separate cell state for memory. It needs fewer weights.',
  },
  {
    missing: ['fewer-weights'],
    answer:
      'The update gate does the work of forget and input gate. The hidden state is the memory. A GRU has four blocks of weights, an LSTM three.',
  },
  { missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'], answer: 'Because it trains faster on GPUs and needs less time.' },
  { missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'], answer: 'Lorem ipsum dolor sit amet.' },
  {
    missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'],
    answer: 'Gates are sigmoids between 0 and 1 that are multiplied with states.',
  },
  {
    missing: [],
    answer:
      'The LSTM separately learns what to forget and what to add. The GRU uses its update gate for both: what it does not keep gets replaced by new content. It stores everything in h, so no extra cell is needed. With three instead of four weight blocks, there is less to train.',
  },
  {
    missing: [],
    answer:
      'A GRU does not need separate forget and input gates since one update gate balances old and new. It does not have a cell state either; the hidden state carries long-term information. This reduces the number of parameters by 25 percent.',
  },
  {
    missing: [],
    answer:
      'The update gate z acts as forget gate (1 - z) and input gate (z) at once.\n\nThe hidden state h also works as long-term memory.\n\nSo there are fewer matrices: 3 vs. 4.',
  },
  {
    missing: [],
    answer:
      '1. The update gate replaces forget and input gate.\n2. In the hidden state.\n3. It has fewer weights (three blocks, not four).',
  },
  {
    missing: [],
    answer:
      'One knob instead of two: if the update gate writes more, it automatically keeps less. The single state is the memory as well as the output. Fewer parameters follow from that.',
  },
  {
    missing: [],
    answer:
      'Because in the GRU forget and input are tied (they sum to one). The memory lives in the hidden state. That is why it needs 3/4 of the weights.',
  },
  {
    missing: [],
    answer:
      'GRU merges cell state and hidden state into one and merges the forget gate with the input gate into the update gate, which leaves three blocks of weights where the LSTM has four.',
  },
  {
    missing: [],
    answer:
      "The update gate handles what the LSTM's forget and input gates handle. h_t is the only state so it must hold the memory. The GRU has fewer gates and therefore fewer weights.",
  },
  {
    missing: [],
    answer:
      'The amount of old information that is kept and the amount of new information that is added always sum to one in a GRU, because the update gate sets both. The hidden state is its memory. Its parameter number is smaller.',
  },
  { missing: [], answer: 'The GRU couples forgetting and input. Memory: hidden state. Weights: fewer.' },
  { missing: ['coupled-gates'], answer: 'The update gate decides about the output. The hidden state is the memory. It has fewer weights.' },
  { missing: ['state-is-memory'], answer: 'The update gate combines forget and input gates. It has three weight blocks, an LSTM four.' },
  {
    missing: ['state-is-memory', 'fewer-weights'],
    answer: 'The update gate combines the forget gate and the input gate, that is the whole trick.',
  },
  {
    missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'],
    answer: 'Because GRUs were invented later (2014) by Cho et al. and are used in translation.',
  },
  { missing: ['coupled-gates', 'state-is-memory'], answer: 'It is lighter, with fewer parameters.' },
  {
    missing: ['fewer-weights'],
    answer: 'The update gate merges the forget and input gates. The hidden state is the memory. It needs twice as many weights.',
  },
  { missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'], answer: 'todo' },
  {
    missing: ['state-is-memory'],
    answer: 'The update gate merges forget and input. Memory is not in the hidden state. There are fewer weights.',
  },
  {
    missing: [],
    answer:
      'Update gate: substitutes both the input gate and the forget gate. Memory: kept within the hidden state. Weights: three matrices versus four.',
  },
  {
    missing: [],
    answer:
      'The update gate is responsible for both forgetting and adding. GRU memory lives in h. Fewer gates means fewer weight matrices.',
  },
  {
    missing: [],
    answer:
      'Forget and input gate become one update gate. Its state h plays the part of the cell state as well. The number of weights shrinks to 3/4.',
  },
  {
    missing: [],
    answer:
      "The update gate does not just decide what to forget but also what to write. There isn't a separate memory cell. The GRU ends up with fewer parameters.",
  },
  {
    missing: [],
    answer:
      'The update gate interpolates between the previous hidden state and the candidate, which is what the LSTM needs a forget and an input gate for. There is just a hidden state; it holds the long-term information too. That cuts the parameter count by a quarter.',
  },
  {
    missing: ['fewer-weights'],
    answer:
      'The update gate replaces the forget and input gates. The hidden state is the memory. The LSTM is the smaller one, with fewer parameters.',
  },
  {
    missing: ['fewer-weights'],
    answer: 'The update gate replaces the forget and input gates. The hidden state is the memory. It has four blocks instead of three.',
  },
  {
    missing: ['coupled-gates'],
    answer: 'The reset gate merges forget and input gate. The hidden state is the memory. It has fewer weights.',
  },
  {
    missing: ['coupled-gates'],
    answer:
      'The update gate replaces only the forget gate, the reset gate the input gate. The hidden state is the memory. It has fewer weights.',
  },
  {
    missing: ['coupled-gates'],
    answer: 'The output gate and the forget gate are combined. The hidden state is the memory. It has fewer weights.',
  },
  {
    missing: ['state-is-memory'],
    answer:
      'The update gate replaces the forget and input gates. It has two states, a hidden state and a memory cell. It has fewer weights.',
  },
  {
    missing: ['coupled-gates'],
    answer:
      'The update gate replaces the forget and input gates. The update gate does not replace the forget and input gates. The hidden state is the memory. It has fewer weights.',
  },
  {
    missing: ['state-is-memory'],
    answer:
      'The update gate replaces the forget and input gates. The hidden state is the memory. The hidden state is not the memory. It has fewer weights.',
  },
  {
    missing: ['coupled-gates', 'state-is-memory', 'fewer-weights'],
    answer:
      'Das Update-Gate übernimmt die Aufgaben von Vergess- und Eingabegate. Der versteckte Zustand ist das Gedächtnis. Es gibt weniger Gewichte.',
  },
  { missing: [], answer: 'GRU uses update gate in place of input + forget. h = memory. Less weights.' },
];
