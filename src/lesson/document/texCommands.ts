/**
 * The TeX commands that equations may use: what is not listed is not typeset. None of them links, loads, styles or
 * defines.
 */
export const texCommands: ReadonlySet<string> = new Set(
  `alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi chi psi omega
  Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell hbar Re Im nabla partial infty emptyset forall exists neg
  frac dfrac tfrac sqrt binom sum prod int lim max min sup inf log ln exp sin cos tan sinh cosh tanh arg det dim Pr operatorname
  cdot times div pm mp odot oplus otimes circ ast star bullet cup cap setminus wedge vee
  le leq ge geq ne neq approx sim simeq equiv propto ll gg in notin ni subset subseteq supset mid parallel perp
  to rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow mapsto longrightarrow uparrow downarrow
  hat tilde bar vec dot ddot widehat widetilde overline underline overbrace underbrace
  left right big Big bigg Bigg bigl bigr Bigl Bigr lvert rvert lVert rVert langle rangle lfloor rfloor lceil rceil lbrace rbrace vert Vert
  text textbf textit texttt mathrm mathbf mathit mathsf mathtt mathcal mathbb boldsymbol
  begin end quad qquad ldots cdots vdots ddots dots prime top substack stackrel overset underset displaystyle textstyle limits nolimits`.split(
    /\s+/,
  ),
);

/** What may stand in `\begin{…}`. */
export const texEnvironments: ReadonlySet<string> = new Set(['aligned', 'cases', 'matrix', 'pmatrix', 'bmatrix', 'array', 'gathered']);
