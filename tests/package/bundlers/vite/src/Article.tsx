// A React component with a walk in it, as docs/package.md shows it.

import { useEffect, useRef, useState } from 'react';
import 'both-true';
import type { BothTrue, BothTrueEventMap } from 'both-true';

export function Article() {
  const walk = useRef<BothTrue>(null);
  const [step, setStep] = useState('');
  const [error, setError] = useState('');

  useEffect(() => {
    const element = walk.current!;
    const hear = (event: BothTrueEventMap['both-true-step']) => setStep(event.detail.step);
    element.addEventListener('both-true-step', hear);
    return () => element.removeEventListener('both-true-step', hear);
  }, []);

  return (
    <>
      <both-true
        ref={walk}
        paradox="change"
        length="full"
        heading-level={2}
        loading="eager"
        lang="en"
        onboth-true-error={(event) => setError(event.detail.code)}
      >
        <p>The text.</p>
      </both-true>
      <output id="step">{step}</output>
      <output id="error">{error}</output>
    </>
  );
}
