/** What a field for a day is given, whichever way it is drawn. */
export interface DayInputProps {
  id: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
  min?: string | undefined;
  max?: string | undefined;
  isWrong?: boolean;
  isDisabled?: boolean;
  describedBy?: string;
  /** The name, where no visible label points at the field. */
  label?: string;
}
