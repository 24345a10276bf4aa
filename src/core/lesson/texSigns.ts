/** Signs that stand between two things: they get room on both sides. */
export const texOperators: Readonly<Record<string, string>> = {
  cdot: '·', times: '×', div: '÷', pm: '±', mp: '∓', odot: '⊙', oplus: '⊕', otimes: '⊗', circ: '∘', ast: '∗', star: '⋆', bullet: '∙',
  cup: '∪', cap: '∩', setminus: '∖', wedge: '∧', vee: '∨', le: '≤', leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', approx: '≈',
  sim: '∼', simeq: '≃', equiv: '≡', propto: '∝', ll: '≪', gg: '≫', in: '∈', notin: '∉', ni: '∋', subset: '⊂', subseteq: '⊆',
  supset: '⊃', mid: '∣', parallel: '∥', perp: '⊥', to: '→', rightarrow: '→', leftarrow: '←', leftrightarrow: '↔', Rightarrow: '⇒',
  Leftarrow: '⇐', Leftrightarrow: '⇔', mapsto: '↦', longrightarrow: '⟶',
}; // prettier-ignore

/** Signs that stand alone. Functions (`tanh`) and what is not listed are their names. */
export const texSigns: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', vartheta: 'ϑ',
  iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'ϕ',
  varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ',
  Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', ell: 'ℓ', hbar: 'ℏ', nabla: '∇', partial: '∂', infty: '∞',
  emptyset: '∅', forall: '∀', exists: '∃', neg: '¬', sum: '∑', prod: '∏', int: '∫', uparrow: '↑', downarrow: '↓', lvert: '|',
  rvert: '|', vert: '|', lVert: '‖', rVert: '‖', Vert: '‖', langle: '⟨', rangle: '⟩', lfloor: '⌊', rfloor: '⌋', lceil: '⌈',
  rceil: '⌉', lbrace: '{', rbrace: '}', ldots: '…', cdots: '⋯', vdots: '⋮', ddots: '⋱', dots: '…', prime: '′', top: '⊤', quad: ' ',
  qquad: ' ', left: '', right: '', big: '', Big: '', bigg: '', Bigg: '', bigl: '', bigr: '', Bigl: '', Bigr: '', displaystyle: '',
  textstyle: '', limits: '', nolimits: '',
}; // prettier-ignore

/** What stands over or under one letter, as a mark that joins it. */
export const texAccents: Readonly<Record<string, string>> = {
  hat: '\u0302', widehat: '\u0302', tilde: '\u0303', widetilde: '\u0303', bar: '\u0304', overline: '\u0305', vec: '\u20d7',
  dot: '\u0307', ddot: '\u0308', underline: '\u0332',
}; // prettier-ignore

/** Commands whose braces are shown as they are: how they look is lost in plain text. */
export const texStyles: ReadonlySet<string> = new Set(
  'operatorname mathrm mathbf mathit mathsf mathtt mathcal mathbb boldsymbol overbrace underbrace substack'.split(' '),
);

/** Commands whose braces hold words, spaces included. */
export const texTexts: ReadonlySet<string> = new Set('text textbf textit texttt'.split(' '));
