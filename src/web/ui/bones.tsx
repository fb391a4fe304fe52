import './bones.css';

const widths = ['62%', '88%', '74%', '91%', '58%', '80%', '69%', '85%'];

/** The outline of what is being read: the page keeps its shape while it waits. */
export function Bones({ rows = 8 }: { rows?: number }) {
  return (
    <div className="bones" aria-busy>
      {Array.from({ length: rows }, (_, at) => (
        <span key={at} style={{ width: widths[at % widths.length] }} />
      ))}
    </div>
  );
}
