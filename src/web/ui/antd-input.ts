// antd's `Input` brings its password, search and one-time-code fields along; a form needs these.
export { default as Input } from 'antd/es/input/Input.js';
export { default as TextArea } from 'antd/es/input/TextArea.js';
