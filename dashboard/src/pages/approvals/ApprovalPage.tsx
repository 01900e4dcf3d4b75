export default function ApprovalPage(_: { id: string }) { return <h1>Approval</h1>; }
