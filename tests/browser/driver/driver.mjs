// Steers one browser by WebDriver BiDi: node driver.mjs FOLDER OPTIONS, puppeteer-core below FOLDER, OPTIONS for its
// launch. Answers one call a line on standard input: {"call", "person", "args"} → {"value"} or {"failed"}; the first
// line it writes is the answer to the launch. The browser ends with standard input.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

import { watch } from "./watch.mjs";

const PATIENCE = 20_000;
const LIMIT = 100_000;
const [folder, options] = process.argv.slice(2);
const people = new Map();

const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
const size = () => [innerWidth, innerHeight];
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });

/** Asks until the answer is true. What a page that is being left cannot answer is asked of the next one. */
async function until(what, ask, patience = PATIENCE) {
    const end = Date.now() + patience;
    let reason = "";
    do {
        try {
            const answer = await ask();
            if (answer) return answer;
        } catch (error) {
            reason = `: ${error.message}`;
        }
        await pause();
    } while (Date.now() < end);
    throw new Error(`${what} did not come in ${patience} ms${reason}`);
}

const seen = ({ page }, selector, patience) =>
    until(selector, async () => {
        const element = await page.$(selector);
        return element && (await element.evaluate(isSeen)) && element;
    }, patience);

/** What is pressed stands still: a page that scrolls to its heading meanwhile would have the press fall beside it. */
async function still(element) {
    await element.scrollIntoView();
    await until("standing still", () => element.evaluate(standsStill));
    return element;
}

function standsStill(element) {
    const place = () => JSON.stringify(element.getBoundingClientRect());
    const before = place();
    return new Promise((tell) => setTimeout(() => tell(before === place()), 60));
}

/** Ends when the page has its new size, which may be after the command was answered. */
async function resize(page, width, height) {
    await page.setViewport({ width, height }).catch((error) => {
        // Firefox 140 sets the size and knows no command to turn the screen, which is sent along.
        if (!error.message.includes("unknown command")) throw error;
    });
    await until(`${width} × ${height}`, async () => `${await page.evaluate(size)}` === `${[width, height]}`);
}

function write(element, text) {
    element.focus();
    element.value = text;
    for (const name of ["input", "change"]) element.dispatchEvent(new Event(name, { bubbles: true }));
    return element.value;
}

async function kept() {
    const databases = await indexedDB.databases();
    return {
        local: Object.fromEntries(Object.entries(localStorage)),
        session: Object.fromEntries(Object.entries(sessionStorage)),
        databases: databases.map(({ name }) => name),
        caches: await caches.keys(),
    };
}

const CALLS = {
    open: async ({ page }, url) => (await page.goto(url)).status(),
    reload: async ({ page }) => (await page.reload()).status(),
    back: async ({ page }) => void (await page.goBack()),
    forward: async ({ page }) => void (await page.goForward()),
    url: ({ page }) => page.url(),
    fill: async (person, selector, text) => {
        const element = await seen(person, selector);
        const taken = await element.evaluate(write, text);
        if (taken.replaceAll("\r\n", "\n") !== text) throw new Error(`${selector} took ${taken}`);
    },
    type: async (person, selector, text) => (await seen(person, selector)).type(text),
    click: async (person, selector) => (await still(await seen(person, selector))).click(),
    follow: async (person, selector) => {
        const element = await still(await seen(person, selector));
        await Promise.all([person.page.waitForNavigation(), element.click()]);
    },
    press: ({ page }, key) => page.keyboard.press(key),
    text: async (person, selector) => (await seen(person, selector)).evaluate((element) => element.innerText.trim()),
    count: ({ page }, selector) => page.$$eval(selector, (all) => all.length),
    evaluate: ({ page }, source, args) => page.evaluate(`(${source})(...${JSON.stringify(args)})`),
    waitFor: async (person, selector, patience) => void (await seen(person, selector, patience)),
    waitForText: ({ page }, text, patience) =>
        until(`«${text}»`, () => page.evaluate((words) => document.body.innerText.includes(words), text), patience),
    waitForUrl: ({ page }, pattern, patience) =>
        until(pattern, () => new RegExp(pattern).test(page.url()), patience),
    screenshot: async ({ page }, path) => void (await page.screenshot({ path, fullPage: true })),
    setInputFile: async ({ page }, selector, path) => (await until(selector, () => page.$(selector))).uploadFile(path),
    resize: ({ page }, width, height) => resize(page, width, height),
    cookies: ({ context }) => context.cookies(),
    storage: ({ page }) => page.evaluate(kept),
    record: ({ record }) => record,
    sayAgent: ({ page }, agent) => page.evaluateOnNewDocument(callItself, agent),
    slowDown: async ({ page }, times) => {
        const session = await page.createCDPSession();
        await session.send("Emulation.setCPUThrottlingRate", { rate: times });
    },
    beside: ({ context, record }, width, height) => seat(context, record, width, height),
    part: async ({ context, page, id }) => {
        people.delete(id);
        const alone = [...people.values()].every((other) => other.context !== context);
        await (alone ? context.close() : page.close());
    },
};

/** The browser goes by another name, for scripts alone: what it sends of itself stays as it is. */
function callItself(agent) {
    Object.defineProperty(navigator, "userAgent", { get: () => agent });
}

async function meet(browser, width, height) {
    const context = await browser.createBrowserContext();
    return seat(context, { requests: [], console: [], errors: [], violations: [] }, width, height);
}

/** A window of a context, with a number of its own. */
async function seat(context, record, width, height) {
    const page = await context.newPage({ type: "window" });
    page.setDefaultTimeout(PATIENCE);
    await watch(context, page, record);
    await resize(page, width, height);
    const id = people.size ? Math.max(...people.keys()) + 1 : 1;
    people.set(id, { id, context, page, record });
    return id;
}

const browserHangs = () =>
    new Promise((_, reject) => setTimeout(() => reject(new Error(`no answer in ${LIMIT} ms`)), LIMIT).unref());

async function answer(browser, { call, person, args }) {
    try {
        const done = person ? CALLS[call](people.get(person), ...args) : meet(browser, ...args);
        return { value: (await Promise.race([done, browserHangs()])) ?? null };
    } catch (error) {
        return { failed: `${call} ${JSON.stringify(args)}: ${error.message}` };
    }
}

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const puppeteer = createRequire(`${folder}/`)("puppeteer-core");
const browser = await puppeteer.launch({ ...JSON.parse(options), protocol: "webDriverBiDi" });
say({ value: { version: await browser.version(), pid: browser.process().pid } });
for await (const line of createInterface({ input: process.stdin })) say(await answer(browser, JSON.parse(line)));
await browser.close();
