// antd's own types of these files are CommonJS's, its code is not.
declare module 'antd/es/input/Input.js' {
  export { Input as default } from 'antd';
}
declare module 'antd/es/input/TextArea.js' {
  import { Input } from 'antd';
  const TextArea: typeof Input.TextArea;
  export default TextArea;
}
