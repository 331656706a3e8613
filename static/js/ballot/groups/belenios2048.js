// BELENIOS-2048: a subgroup of the multiplicative group modulo a 2048-bit prime (specification, section 5.1.1).
// Kept so that the program of Debian 12 can check our archives; an element is written in decimal.

import { Refused } from "../errors.js";

const P = BigInt(
    "20694785691422546" +
        "401013643657505008064922989295751104097100884787057374219242" +
        "717401922237254497684338129066633138078958404960054389636289" +
        "796393038773905722803605973749427671376777618898589872735865" +
        "049081167099310535867780980030790491654063777173764198678527" +
        "273474476341835600035698305193144284561701911000786737307333" +
        "564123971732897913240474578834468260652327974647951137672658" +
        "693582180046317922073668860052627186363386088796882120769432" +
        "366149491002923444346373222145884100586421050242120365433561" +
        "201320481118852408731077014151666200162313177169372189248078" +
        "507711827842317498073276598828825169183103125680162072880719",
);
const G = BigInt(
    "2402352677501852" +
        "209227687703532399932712287657378364916510075318787663274146" +
        "353219320285676155269678799694668298749389095083896573425601" +
        "900601068477164491735474137283104610458681314511781646755400" +
        "527402889846139864532661215055797097162016168270312886432456" +
        "663834863635782106154918419982534315189740658186868651151358" +
        "576410138882215396016043228843603930989333662772848406593138" +
        "406010231675095763777982665103606822406635076697764025346253" +
        "773085133173495194248967754052573659049492477631475991575198" +
        "775177711481490920456600205478127054728238140972518639858334" +
        "115700568353695553423781475582491896050296680037745308460627",
);
const Q = 78571733251071885079927659812671450121821421258408794611510081919805623223441n;
/** Bits of the exponent that one multiplication takes. */
const WINDOW = 4n;
const ROWS = 64; // of four bits: an order of 256 bits

export class Belenios2048 {
    name = "BELENIOS-2048";
    order = Q;
    identity = 1n;
    generator = G;
    #tables = new Map();

    power(element, exponent) {
        const reduced = ((exponent % Q) + Q) % Q;
        const table = this.#tables.get(element);
        return table ? byTable(table, reduced) : byWindow(element, reduced);
    }

    publicPower(element, exponent) {
        return this.power(element, exponent);
    }

    basePower(exponent) {
        if (!this.#tables.has(G)) this.prepare(G);
        return this.power(G, exponent);
    }

    times(left, right) {
        return (left * right) % P;
    }

    over(left, right) {
        return (left * inverse(right)) % P;
    }

    same(left, right) {
        return left === right;
    }

    text(element) {
        return element.toString();
    }

    element(text) {
        if (typeof text !== "string") throw new Refused("phần tử của nhóm phải viết dưới dạng chữ");
        if (!/^[1-9][0-9]{0,616}$/.test(text)) {
            throw new Refused("phần tử phải viết ở hệ thập phân, không có số 0 đứng đầu");
        }
        const element = BigInt(text);
        if (element <= 1n || element >= P || byWindow(element, Q) !== 1n) {
            throw new Refused("số này không thuộc nhóm con");
        }
        return element;
    }

    /** Makes powers of an element that is often raised faster: element^(d * 16^row) for every digit d. */
    prepare(element) {
        const table = [];
        let base = element;
        for (let row = 0; row < ROWS; row++) {
            const powers = [1n];
            for (let digit = 1; digit < 16; digit++) powers.push((powers[digit - 1] * base) % P);
            table.push(powers);
            base = (powers[15] * base) % P;
        }
        this.#tables.set(element, table);
    }
}

function byTable(table, exponent) {
    let result = 1n;
    for (let row = 0; exponent > 0n; row++, exponent >>= WINDOW) {
        const digit = Number(exponent & 15n);
        if (digit) result = (result * table[row][digit]) % P;
    }
    return result;
}

function byWindow(element, exponent) {
    const powers = [1n];
    for (let digit = 1; digit < 16; digit++) powers.push((powers[digit - 1] * element) % P);
    let result = 1n;
    for (const digit of exponent.toString(16)) {
        for (let bit = 0; bit < 4; bit++) result = (result * result) % P;
        result = (result * powers[parseInt(digit, 16)]) % P;
    }
    return result;
}

/** By Euclid: elements of the group are never divisible by the prime. */
function inverse(element) {
    let [low, high, x, y] = [((element % P) + P) % P, P, 1n, 0n];
    while (low > 1n) {
        const times = high / low;
        [low, high, x, y] = [high % low, low, y - times * x, x];
    }
    return ((x % P) + P) % P;
}
