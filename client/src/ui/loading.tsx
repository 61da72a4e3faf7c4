/** Where content will be. It appears only when loading takes long enough to notice. */
export function Loading({ what = 'Loading', lines = 5 }: { what?: string; lines?: number }) {
  return (
    <div className="loading" role="status">
      <span className="only-heard">{what}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  )
}
