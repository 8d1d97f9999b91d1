/**
 * The pure rules that every case walks by. They are loaded once in a worker and frozen, and not once for each case that it holds: what a
 * case keeps of its own is its state. Nothing here may import Temporal, or keep anything between two calls.
 */
import '../src/domain/case/available';
import '../src/domain/case/bond';
import '../src/domain/case/decide';
import '../src/domain/case/due';
import '../src/domain/case/duties';
import '../src/domain/case/duty-of';
import '../src/domain/case/ledger';
import '../src/domain/case/offices-above';
import '../src/domain/case/offers';
import '../src/domain/case/opening';
import '../src/domain/case/refusal';
import '../src/domain/case/rights';
import '../src/domain/case/state';
import '../src/domain/case/steps';
import '../src/domain/case/what-next';
import '../src/domain/panel/seats';
import '../src/domain/policy/award';
import '../src/domain/programmes';
