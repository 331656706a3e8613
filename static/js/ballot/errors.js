// What is wrong with something received: never accepted in part.

/** A value that breaks a rule of the format: what is wrong, a Vietnamese clause, and where it stands. */
export class Refused extends Error {
    constructor(what, where = "") {
        super(where ? `${where}: ${what}` : what);
        this.name = "Refused";
        this.what = what;
        this.where = where;
    }
}

/** Refuses unless *holds*. */
export function require(holds, what) {
    if (!holds) throw new Refused(what);
}

/** What is refused inside is refused at *place*: "câu 2" at "sự kiện 7" is "sự kiện 7, câu 2". */
export function at(place, inside) {
    try {
        return inside();
    } catch (problem) {
        if (!(problem instanceof Refused)) throw problem;
        throw new Refused(problem.what, problem.where ? `${place}, ${problem.where}` : place);
    }
}
