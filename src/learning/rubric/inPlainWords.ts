/** Lower case, one space between words and around marks, short forms written out: what sentences are compared in. */
export function inPlainWords(sentence: string): string {
  return (
    sentence
      .toLowerCase()
      .replace(/[‘’]/gu, "'")
      .replace(/\bcan't\b|\bcannot\b/gu, 'can not')
      .replace(/\bwon't\b/gu, 'will not')
      .replace(/\b(is|are|was|were|do|does|did|has|have|had|could|would|should|must|need)n't\b/gu, '$1 not')
      .replace(/\b(dont|doesnt|isnt|arent)\b/gu, short => `${short.slice(0, -2)} not`)
      .replace(/\b(it|that|there|what|he|she)'s\b/gu, '$1 is')
      .replace(/\b(i|we|you|they)'(?:m|re)\b/gu, '$1 are')
      .replace(/\b(i|we|you|they)'ve\b/gu, '$1 have')
      .replace(/\bforgotten\b/gu, 'forget')
      // "4n(n + m)" counts four.
      .replace(/(?<![\w.])(\d)(?=[a-z]?\()/gu, '$1 ')
      .replace(/->|→|⇒|=>/gu, ' = ')
      .replace(/(?<=\w)\s*=+\s*(?=\S)/gu, ' = ')
      .replace(/\s*\+\s*/gu, ' + ')
      .replace(/\s&\s/gu, ' and ')
      // h_t, h_{t-1} and hₜ are h: what it is at a step.
      .replace(/\b([a-z])(?:_(?:[tnT]\b|\{[^{}]{1,8}\})|ₜ)/gu, '$1')
      .replace(/[`*_$"“”](?=[\w(])|(?<=[\w)])[`*_$"“”]|(?<=^|\s)'(?=\w)|(?<=\w)'(?=\s|$|[.,;:])/gu, '')
      .replace(/\s[–—-]{1,3}\s(?=\p{L}{3})/gu, ' , ')
      .replace(/¾/gu, '3/4')
      .replace(/(?<=\d)\s*\/\s*(?=\d)/gu, '/')
      .replace(/[-−_]|(?<!\d)\/|\/(?!\d)/gu, ' ')
      .replace(/,(?!\d)|[;:()]/gu, ' $& ')
      .replace(/[.!?]+(?=\s|$)/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/^(?:in (?:short|brief|summary|a nutshell)|to sum (?:it )?up|briefly|basically|ok|okay|well|tl dr)(?: [,:;])? (?=\S)/gu, '')
      // A polite way to say something supposes nothing.
      .replace(/\b(?:i|we) (?:would|should) (?:say|argue|claim|answer)(?: that\b)?(?: [:,](?= ))?/gu, '')
      .trim()
      .replace(/\b(?:one|you) (?:could|can|may|might) (?:also |even |well )?(?:say|argue)(?: that\b)?/gu, '')
      .trim()
      // Three quarters as many are not as many.
      .replace(/(\bquarters?|\bthirds?|\bhalf|%|\bpercent|\d\/\d) as (many|much)\b/gu, '$1 of so $2')
      .replace(/\b(two|three|[23]) of (?:the |its |these |those |an lstm's )?(three|four|five|[345])\b/gu, '$1 instead of $2')
      // "Not only" and its like deny nothing; a label says what is where.
      .replace(/\bnot (?:only|just|merely|simply)\b/gu, '')
      .replace(/\bnothing (?:(?:is|gets|was) lost|goes wrong)(?= (?:by|when|if|in|with)\b)/gu, 'it works')
      .replace(/\bnothing (?:else )?(?:but|than|other than)\b/gu, 'only')
      .replace(/^(?!(?:no|yes|well|so|wrong|false|right)\b)((?:[^\s,;:]+ ){0,2}[^\s,;:]+) : /u, '$1 = ')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}
