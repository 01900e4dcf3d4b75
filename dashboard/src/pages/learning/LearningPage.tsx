import { useLearning } from '../../api/pageQueries';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { DriftCard } from './DriftCard';
import { FeedbackCard } from './FeedbackCard';
import { ShadowCard } from './ShadowCard';
import './Learning.css';

/** How good the product is by what people say, what another configuration would do, and whether the estate still behaves as learnt. */
export default function LearningPage() {
  const query = useLearning();
  return (
    <>
      <PageHead title="Learning" note="What people said, what another configuration would change, and whether the estate still behaves as learnt." />
      <Loaded query={query} skeleton={<RowsSkeleton rows={3} />}>
        {(data) => (
          <div className="learning-cols">
            <FeedbackCard counts={data.feedback} />
            <ShadowCard report={data.shadow} />
            <DriftCard drift={data.drift} />
          </div>
        )}
      </Loaded>
    </>
  );
}
