import { FileExcelOutlined, PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

import type { Register } from '#kernel/register';

import { useWords } from '../words.ts';
import type { RegisterAddress, RegisterView } from './register-state.ts';

export interface ToolsProps {
  register: Register;
  address: RegisterAddress;
  view: RegisterView;
  isReading: boolean;
  onRefresh: () => void;
  onExcel?: (() => void) | undefined;
  onPrint?: (() => void) | undefined;
}

interface Tool {
  key: string;
  label: string;
  icon: ReactNode;
  run: () => void;
}

/** Refresh, print, take away. */
export function useTools({ isReading, onRefresh, onExcel, onPrint }: ToolsProps): Tool[] {
  const { say } = useWords();
  const refresh = {
    key: 'refresh',
    label: say('ui.register.refresh'),
    icon: <ReloadOutlined spin={isReading} />,
    run: onRefresh,
  };
  const print = { key: 'print', label: say('ui.register.print'), icon: <PrinterOutlined /> };
  const excel = { key: 'excel', label: say('ui.register.excel'), icon: <FileExcelOutlined /> };
  return [
    refresh,
    ...(onPrint ? [{ ...print, run: onPrint }] : []),
    ...(onExcel ? [{ ...excel, run: onExcel }] : []),
  ];
}

/** The orders a register can stand in; none where there is only one. */
export function useSortItems({ register }: ToolsProps) {
  const { field } = useWords();
  const module = register.title.split('.')[0] ?? '';
  if (register.sorts.length < 2) return [];
  return register.sorts.map((key) => ({ key, label: field(module, key) }));
}
