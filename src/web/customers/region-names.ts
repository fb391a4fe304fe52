import { useEffect, useState } from 'react';

import { regionName, type Divisions } from '#rules/customers';

import { whenIdle } from '../when-idle.ts';

/**
 * 居住区域 in words. The list of divisions is large and few screens need it: it is fetched when one
 * has a code to show, and the code stands there until it has come.
 */
export function useRegionNames(isWanted: boolean): (code: string) => string {
  const [divisions, setDivisions] = useState<Divisions>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    const fetched = async () => {
      const { areaList } = await import('@vant/area-data');
      if (!isGone) setDivisions(areaList);
    };
    // Without a network the code stays; the next look at the page asks again.
    whenIdle(fetched);
    return () => {
      isGone = true;
    };
  }, [isWanted]);
  return (code) => (divisions ? regionName(code, divisions) : code);
}
