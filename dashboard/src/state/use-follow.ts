import { useEffect } from "preact/hooks";
import type { Told } from "./told";

/** Keeps what a view shows up to date for as long as it is there: asked for after the first paint, and so after what all views need. */
export function useFollow(...all: readonly Pick<Told<unknown>, "follow">[]): void {
  useEffect(() => {
    const ends = all.map(told => told.follow());
    return () => ends.forEach(end => end());
  }, []);
}
