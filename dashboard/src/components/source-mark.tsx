import type { CostSource } from "../api/types";

const words: Record<CostSource, { word: string; title: string }> = {
  billed: { word: "billed", title: "The provider says that this is what it bills." },
  estimated: { word: "estimated", title: "Tokens at API prices from the price book: what it would have cost, not what was billed." },
  unknown: { word: "no cost told", title: "The provider doesn't tell the cost to this key." },
};

/** Says where a cost comes from. */
export function SourceMark({ source }: { source: CostSource }) {
  const { word, title } = words[source];
  return <span class={`mark mark-${source}`} title={title}>{word}</span>;
}
