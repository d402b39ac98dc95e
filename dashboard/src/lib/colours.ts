/** Colours for what is told apart in charts: at least 3:1 against both themes' surfaces (WCAG 2.2, 1.4.11), and in an order in which neighbours differ. */
export const palette = ["#3f7de0", "#c9741a", "#24926b", "#a05fc9", "#cf4f63", "#1f8fa8", "#7d8a1f", "#b05a96", "#6f78c9", "#8a7458"] as const;

/** For what isn't told apart any more. */
export const otherColour = "#7c8592";

const known: Record<string, number> = {
  openai: 2, anthropic: 1, google: 0, "azure-openai": 5, mistral: 4, cohere: 7,
  "claude-code": 9, codex: 8, "gemini-cli": 3, opencode: 6,
};

/** The colour of a provider or of a further account (`openai@work`), the same everywhere. */
export function colourOf(id: string): string {
  return palette[known[id] ?? hash(id) % palette.length]!;
}

function hash(text: string): number {
  let value = 7;
  for (const letter of text) {
    value = (value * 31 + letter.codePointAt(0)!) % 65_521;
  }

  return value;
}

/** Colours of what stands side by side: its own each, or the next that is free. */
export function distinctColours(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map(id => {
    const own = colourOf(id);
    const colour = taken.has(own) ? palette.find(one => !taken.has(one)) ?? otherColour : own;
    taken.add(colour);
    return colour;
  });
}
