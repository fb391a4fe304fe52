import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';

import { Field } from '../ui/field.tsx';
import { useField } from '../ui/form.ts';
import { useWords } from '../words.ts';
import './imports.css';

/** A spreadsheet, dropped or chosen: the form's value `file`. */
export function FileDrop() {
  const { say } = useWords();
  const { id, value: file, change, isWrong, describedBy } = useField<File>('file');
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) change(dropped);
  };
  const tone = isOver ? ' is-over' : isWrong ? ' is-wrong' : '';
  return (
    <Field name="file" label={say('import.screen.file')} isRequired isGroup>
      <div
        id={id}
        className={`file-drop${tone}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={picker}
          type="file"
          hidden
          accept=".xlsx,.xls,.csv,.txt,.et,.ods"
          aria-labelledby={`${id}-label`}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen) change(chosen);
          }}
        />
        {file ? (
          <span className="file-drop-name">{file.name}</span>
        ) : (
          <span>{say('import.screen.drop_file')}</span>
        )}
        <Button
          icon={<UploadOutlined />}
          aria-describedby={describedBy}
          onClick={() => picker.current?.click()}
        >
          {say('import.screen.choose_file')}
        </Button>
      </div>
    </Field>
  );
}
