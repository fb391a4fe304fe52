import type { ArchiveField, CustomerPage } from '#contract/customers';

import { useChannelNames } from './channels.ts';
import { useRegionNames } from './region-names.ts';

/** What an archive keeps as a code and names elsewhere: the company's channel, the division. */
export function useNamesInFull({ profile }: Pick<CustomerPage, 'profile'>) {
  const channelName = useChannelNames();
  const regionName = useRegionNames(profile.region_code !== undefined);
  return (name: ArchiveField, value: string): string => {
    if (name === 'region_code') return regionName(value);
    return name === 'intake_channel' ? channelName(value) : value;
  };
}
