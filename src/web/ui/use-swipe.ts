import { useRef, type TouchEvent } from 'react';

/** How far a thumb travels before it means something, and how straight. */
const FAR = 72;
const STRAIGHT = 36;

/**
 * A swipe to the left over a line of a list does what its button does; a scroll stays a scroll.
 * Answers the handlers for the line.
 */
export function useSwipe(onSwipe: () => void) {
  const from = useRef<{ x: number; y: number }>(undefined);
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const touch = touches[0];
      from.current =
        touches.length === 1 && touch ? { x: touch.clientX, y: touch.clientY } : undefined;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const touch = changedTouches[0];
      const began = from.current;
      from.current = undefined;
      if (!touch || !began) return;
      const isStraight = Math.abs(touch.clientY - began.y) < STRAIGHT;
      if (isStraight && began.x - touch.clientX > FAR) onSwipe();
    },
  };
}
