import { useEffect, useRef, useState, type UIEvent } from 'react';

/** Rows drawn above and below what is in sight, so that a flick shows no blank. */
const OVERSCAN = 8;
/** Rows that are fetched before they are needed: two pages of fifty. */
export const AHEAD_ROWS = 100;

export interface Sight {
  /** First row drawn, and the one after the last. */
  from: number;
  until: number;
}

/** Which rows are drawn: those in sight and a few around them. Heights are px. */
export function sightOf(top: number, room: number, row_height: number, row_count: number): Sight {
  const first = Math.floor(Math.max(top, 0) / row_height);
  const last = Math.ceil((Math.max(top, 0) + room) / row_height);
  return {
    from: Math.max(0, Math.min(first - OVERSCAN, row_count - 1)),
    until: Math.min(row_count, last + OVERSCAN),
  };
}

/** True while fewer rows than `AHEAD_ROWS` wait below what is drawn: time to read on. */
export const shouldReadOn = ({ until }: Sight, row_count: number): boolean =>
  row_count - until < AHEAD_ROWS;

/** The part of the rows that is drawn, kept as the reader scrolls; reads on before he is there. */
export function useSight(row_count: number, row_height: number, readOn: () => void) {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new ResizeObserver(([it]) => it && setRoom(it.contentRect.height));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const sight = sightOf(top, room, row_height, row_count);
  const isShort = room > 0 && shouldReadOn(sight, row_count);
  const read = useRef(readOn);
  read.current = readOn;
  useEffect(() => {
    if (isShort) read.current();
  }, [isShort, row_count, sight.until]);
  return {
    ref,
    sight,
    onScroll: (event: UIEvent<HTMLDivElement>) => {
      // A state for every row passed, not for every pixel.
      const at = event.currentTarget.scrollTop;
      setTop(at - (at % row_height));
    },
    /** Brings a row into sight without moving more than needed; `head` px are covered above. */
    reveal: (row: number, head: number) => {
      const element = ref.current;
      if (!element) return;
      const above = row * row_height;
      const below = above + row_height + head - element.clientHeight;
      if (element.scrollTop > above) element.scrollTop = above;
      else if (element.scrollTop < below) element.scrollTop = below;
    },
  };
}
