export default function ExplorerPage() { return <h1>Explorer</h1>; }
