// What happens in the pages of one person: requests, lines of the console, errors, refusals by the policy.

const MARK = "policy violated: ";

/** Runs in every document before its own scripts; the console reaches the driver even from a page being left. */
function reportViolations(mark) {
    const say = console.debug.bind(console);
    document.addEventListener("securitypolicyviolation", (event) => {
        const { effectiveDirective, blockedURI, sourceFile, sample } = event;
        say(mark + JSON.stringify({ effectiveDirective, blockedURI, sourceFile, sample, page: location.href }));
    });
}

function listen(page, record) {
    page.on("request", (sent) =>
        record.requests.push({ method: sent.method(), url: sent.url(), headers: sent.headers() }),
    );
    page.on("console", (line) => {
        const text = line.text();
        if (text.startsWith(MARK)) record.violations.push(JSON.parse(text.slice(MARK.length)));
        else record.console.push({ type: line.type(), text });
    });
    page.on("pageerror", (error) => record.errors.push(error.message));
    page.on("dialog", (dialog) => {
        record.console.push({ type: `dialog ${dialog.type()}`, text: dialog.message() });
        return dialog.accept();
    });
}

/** What Chromium writes into the console by itself, and its leave to save files; Firefox needs no asking for either. */
async function listenToChromium(page, record) {
    const session = await page.createCDPSession();
    const saving = { behavior: "allow", downloadPath: `${process.env.HOME}/Downloads` };
    session.on("Log.entryAdded", ({ entry }) => record.console.push({ type: entry.level, text: entry.text }));
    await session.send("Log.enable");
    await session.send("Page.setDownloadBehavior", saving);
}

/** Records what *page* does, and what pages do that it opens. */
export async function watch(context, page, record) {
    listen(page, record);
    await page.evaluateOnNewDocument(reportViolations, MARK);
    if ((await page.browser().version()).startsWith("Chrome")) await listenToChromium(page, record);
    context.on("targetcreated", async (target) => {
        const opened = target.type() === "page" ? await target.page() : page;
        if (opened !== page) listen(opened, record);
    });
}
