// Long work on the page's own thread, in slices: a page opened from disk may start no worker.

/** Milliseconds after which whoever reads or presses something gets an answer first. */
const SLICE = 24;

/** The result of *steps*; *tell* is handed whatever a step yields. */
export async function inSlices(steps, tell) {
    let began = performance.now();
    for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
        if (value) tell(value);
        if (performance.now() - began < SLICE) continue;
        await pause();
        began = performance.now();
    }
}

/** Until the page has done what waits; a message comes back at once even where timers are held back. */
export function pause() {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
        port1.onmessage = () => {
            port1.close();
            resolve();
        };
        port2.postMessage(null);
    });
}
