export const spreadsheet = {
  refusal: {
    unreadable: '这个文件已损坏，或者不是它自称的那种文件。请在表格软件里重新另存为 .xlsx 再上传。',
    too_large: '文件展开后太大。请把它拆成几个较小的文件。',
    too_many_rows: '一次最多读取 {{rows}} 行。请把文件拆开上传。',
    too_many_columns: '一张表最多读取 {{columns}} 列。请删去用不到的列。',
    encrypted: '文件设有密码。请去掉密码再上传。',
    not_a_table: '文件里没有可以读取的表格。可以上传 .xlsx、.xls、.ods 或 .csv。',
    timed_out: '读取这个文件花的时间太长，已停止。请把它拆成几个较小的文件。',
  },
  note: {
    hidden_sheet_skipped: '隐藏的工作表“{{sheet}}”没有读取。',
    empty_sheet: '工作表“{{sheet}}”是空的。',
    merged_cells_filled: '工作表“{{sheet}}”里有 {{count}} 个纵向合并的单元格按上方的值补齐。',
    macros_ignored: '文件带有宏，没有运行，也没有保留。',
    links_ignored: '文件引用了其他文件，没有跟随。',
    encoding_guessed: '文字编码是推断出来的，请核对预览里的文字。',
    characters_damaged: '有 {{count}} 个单元格的文字已损坏，无法还原。',
    quote_unclosed: '文件末尾有一个引号没有闭合，后面的内容可能并在了一格里。',
  },
};
