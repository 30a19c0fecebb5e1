import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.assertTakesAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.OperatingSystemMXBean;
import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class RegistryTest {

    /** Static, so that a failure can name the whole chain from a root. */
    private static Registry registry;

    @BeforeEach
    void start() {
        registry = new Registry();
    }

    @AfterEach
    void forget() {
        registry = null;
    }

    private static Registry.Account added(String name) {
        Registry.Account account = new Registry.Account(name);
        assertThat(add(account)).as("add(%s)", name).isTrue();
        return account;
    }

    private static boolean add(Registry.Account account) {
        return Property.call("add(" + account.name() + ")", () -> registry.add(account));
    }

    private static boolean rename(Registry.Account account, String name) {
        return Property.call("rename(" + account.name() + ", " + name + ")", () -> registry.rename(account, name));
    }

    private static boolean remove(Registry.Account account) {
        return Property.call("remove(" + account.name() + ")", () -> registry.remove(account));
    }

    private static void finds(String when, String name, Registry.Account expected) {
        Registry.Account found = Property.call("find(\"" + name + "\")", () -> registry.find(name));
        if (found == expected) {
            return;
        }
        if (found == null) {
            fail("find(\"%s\") is null %s", name, when);
        }
        if (expected == null) {
            fail("find(\"%s\") returns an account that has the name \"%s\", %s; it must be null", name, found.name(), when);
        }
        fail("find(\"%s\") is not the very account that was added, %s: it has the name \"%s\"", name, when, found.name());
    }

    private static void counts(String when, int expected) {
        int size = Property.call("size()", () -> registry.size());
        if (size != expected) {
            fail("size() is %d %s, and must be %d", size, when, expected);
        }
    }

    @Test
    @Order(1)
    @DisplayName("add() refuses a name that is taken, find() returns the very account")
    @Holds({"add(account) registers it", "find(name) returns the very account", "names are the same if they are equal strings"})
    void addsAndFinds() {
        finds("in an empty registry", "ada", null);
        counts("of an empty registry", 0);
        Registry.Account ada = added("ada");
        Registry.Account upper = added("Ada");
        Registry.Account none = added("");
        Registry.Account first = added("Aa");
        Registry.Account second = added("BB");
        assertThat(add(ada)).as("add(ada) of the same account again").isFalse();
        assertThat(add(new Registry.Account(new String("ada")))).as("add() of another account \"ada\"").isFalse();
        counts("after five names were added", 5);
        finds("after it was added", new String("ada"), ada);
        finds("after ada and Ada were added", "Ada", upper);
        finds("after an account without a name was added", "", none);
        finds("beside BB, which has the same hash", "Aa", first);
        finds("beside Aa, which has the same hash", "BB", second);
        finds("though only ada and Ada are there", "ADA", null);
    }

    @Test
    @Order(2)
    @DisplayName("a renamed account is found by its new name, and not by its old one")
    @Holds({"from then on it is found by that and not by its old one", "find(name) returns the very account"})
    void findsTheRenamed() {
        Registry.Account other = added("other");
        Registry.Account account = added("name 0");
        for (int i = 1; i <= 20; i++) {
            assertThat(rename(account, "name " + i)).as("rename() to a name that is free").isTrue();
            assertThat(account.name()).as("name() after rename()").isEqualTo("name " + i);
            finds("after a change of name", "name " + i, account);
            finds("by its old name", "name " + (i - 1), null);
            counts("after " + i + " changes of name of one of two accounts", 2);
        }
        finds("when another account was renamed", "other", other);
        Registry.Account follower = added("name 0");
        finds("when the name was free again", "name 0", follower);
    }

    @Test
    @Order(3)
    @DisplayName("a renamed account can be removed, and added again")
    @Holds("takes a registered account out and returns true, however often it was renamed")
    void removesTheRenamed() {
        List<Registry.Account> accounts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            accounts.add(added("before " + i));
        }
        for (int i = 0; i < 10; i++) {
            rename(accounts.get(i), "after " + i);
            rename(accounts.get(i), "at last " + i);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(remove(accounts.get(i))).as("remove() of an account that was renamed").isTrue();
            counts("after " + (i + 1) + " of 10 renamed accounts were removed", 9 - i);
            finds("after it was removed", "at last " + i, null);
            finds("after it was renamed and removed", "before " + i, null);
            assertThat(remove(accounts.get(i))).as("remove() of an account that was removed").isFalse();
            assertThat(rename(accounts.get(i), "nobody")).as("rename() of an account that was removed").isFalse();
        }
        assertThat(add(accounts.get(0))).as("add() of an account that was removed").isTrue();
        finds("after it was added again", "at last 0", accounts.get(0));
        counts("after one was added again", 1);
    }

    @Test
    @Order(4)
    @DisplayName("a name that is taken is refused, and nothing changes")
    @Holds("if another account has the new name, rename returns false")
    void refusesATakenName() {
        Registry.Account first = added("first");
        Registry.Account second = added("second");
        if (rename(first, new String("second"))) {
            fail("rename(first, second) returned true, and an account \"second\" is registered");
        }
        if (!first.name().equals("first")) {
            fail("name() is \"%s\" after rename() was refused, and must be \"first\" as before", first.name());
        }
        assertThat(second.name()).as("name() of the account that has the name").isEqualTo("second");
        finds("after rename(first, second) was refused", "first", first);
        finds("after rename(first, second) was refused", "second", second);
        counts("after rename(first, second) was refused", 2);
        remove(second);
        assertThat(rename(first, "second")).as("rename(first, second) after the second was removed").isTrue();
        finds("after the first has got the name", "second", first);
    }

    @Test
    @Order(5)
    @DisplayName("its own name is right as a new one")
    @Holds("its own name as the new one is right, too")
    void keepsItsName() {
        Registry.Account account = added("same");
        assertThat(rename(account, "same")).as("rename(same, same)").isTrue();
        assertThat(rename(account, new String("same"))).as("rename(same, same), with a string that is another object").isTrue();
        finds("after it got its own name", "same", account);
        counts("after one account got its own name", 1);
        assertThat(remove(account)).as("remove() after that").isTrue();
        counts("after it was removed", 0);
    }

    @Test
    @Order(6)
    @DisplayName("an account that merely has the same name is not registered")
    @Holds("registered is the very object that was added")
    void knowsNoStrangers() {
        Registry.Account account = added("ada");
        Registry.Account stranger = new Registry.Account("ada");
        assertThat(remove(stranger)).as("remove() of another account \"ada\"").isFalse();
        counts("after remove() of another account \"ada\"", 1);
        assertThat(rename(stranger, "new")).as("rename() of another account \"ada\"").isFalse();
        assertThat(stranger.name()).as("name() of the other account \"ada\"").isEqualTo("ada");
        assertThat(account.name()).as("name() of the registered account").isEqualTo("ada");
        finds("after rename() of another account \"ada\"", "ada", account);
        finds("after rename(other ada, new) was refused", "new", null);
        assertThat(rename(new Registry.Account("unknown"), "new")).as("rename() of an account whose name nobody has").isFalse();
        assertThat(remove(new Registry.Account("unknown"))).as("remove() of an account whose name nobody has").isFalse();
        counts("at the end", 1);
    }

    @Test
    @Order(7)
    @DisplayName("accounts are equal if and only if they have the same name")
    @Holds("two accounts are equal, by equals and hashCode")
    void equalByName() {
        Registry.Account account = added("before");
        equal(account, "before");
        rename(account, "after");
        equal(account, "after");
        assertThat(account.equals(new Registry.Account("before"))).as("whether a renamed account equals one with its old name").isFalse();
        assertThat(account.equals(new Registry.Account("After"))).as("whether the account \"after\" equals the account \"After\"").isFalse();
        assertThat(new Registry.Account("AaBB").equals(new Registry.Account("BBAa"))).as("whether the account \"AaBB\" equals the account \"BBAa\"").isFalse();
        assertThat(account.equals("after")).as("whether an account equals a string").isFalse();
    }

    private static void equal(Registry.Account account, String name) {
        Registry.Account other = new Registry.Account(new String(name));
        if (!account.equals(other) || !other.equals(account)) {
            fail("two accounts with the name \"%s\" are not equal", name);
        }
        if (account.hashCode() != other.hashCode()) {
            fail("two accounts with the name \"%s\" are equal, and their hashCode() is %d and %d", name, account.hashCode(), other.hashCode());
        }
    }

    @Test
    @Order(8)
    @DisplayName("what was removed is held no more")
    @Holds("the registry holds no account that was removed")
    void holdsNothing() throws Exception {
        assertCollected("an account that was renamed and removed", renameAndRemove(0));
        for (int i = 0; i < 1000; i++) {
            renameAndRemove(i);
        }
        addRenameAndRemoveAll();
        counts("when all accounts were removed", 0);
        assertRetainsAtMost(50_000, registry);
        Property.holds(
                1,
                random -> {
                    for (int from = 1; from < 1_000; from *= 4) {
                        registry = new Registry();
                        int accounts = from + random.nextInt(3 * from);
                        List<String> stay = new ArrayList<>();
                        List<WeakReference<Registry.Account>> removed = removeSome(random, accounts, stay);
                        shortage();
                        for (WeakReference<Registry.Account> each : removed) {
                            if (!each.refersTo(null)) {
                                assertCollected("one of " + removed.size() + " accounts that were removed, of " + accounts + ",", each);
                            }
                        }
                        counts("after " + removed.size() + " of " + accounts + " accounts were removed", stay.size());
                        removeAll(stay);
                        counts("after " + accounts + " accounts were removed", 0);
                        assertRetainsAtMost(50_000, registry);
                    }
                });
    }

    /** The VM gives up all that is held softly before it says that there is no room for an array of 2 GB. */
    private static void shortage() {
        try {
            byte[] tooMuch = new byte[Integer.MAX_VALUE - 8];
            fail("this heap is too large: " + tooMuch.length);
        } catch (OutOfMemoryError expected) {
            // that is what was wanted
        }
    }

    /** Nobody but the registry holds those that stay. */
    private static List<WeakReference<Registry.Account>> removeSome(Random random, int number, List<String> stay) {
        String name = "n".repeat(random.nextInt(200));
        List<Registry.Account> accounts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            accounts.add(added(name + i));
        }
        Collections.shuffle(accounts, random);
        List<WeakReference<Registry.Account>> removed = new ArrayList<>();
        for (Registry.Account each : accounts) {
            for (int i = random.nextInt(3); i > 0; i--) {
                assertThat(rename(each, each.name() + "+")).as("rename() to a name that is free").isTrue();
                finds("after a change of name", each.name(), each);
            }
            String last = accounts.get(accounts.size() - 1).name();
            assertThat(rename(each, last)).as("rename() to the name of the last account").isEqualTo(each.name().equals(last));
            if (random.nextInt(4) == 0) {
                stay.add(each.name());
            } else {
                assertThat(remove(each)).as("remove() of one of " + number + " accounts").isTrue();
                removed.add(new WeakReference<>(each));
            }
        }
        return removed;
    }

    private static void removeAll(List<String> names) {
        for (String name : names) {
            Registry.Account account = Property.call("find(" + name + ")", () -> registry.find(name));
            if (account == null) {
                fail("find(\"%s\") is null, and that account was added, and nobody but the registry holds it", name);
            }
            assertThat(account.name()).as("name() of the account that was found by it").isEqualTo(name);
            assertThat(remove(account)).as("remove() of an account that was found").isTrue();
        }
    }

    private static WeakReference<Registry.Account> renameAndRemove(int number) {
        Registry.Account account = added("before " + number);
        registry.find("before " + number);
        rename(account, "after " + number);
        registry.find("after " + number);
        remove(account);
        return new WeakReference<>(account);
    }

    private static void addRenameAndRemoveAll() {
        List<Registry.Account> accounts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            accounts.add(added("before " + i));
        }
        for (int i = 0; i < 1000; i++) {
            rename(accounts.get(i), "after " + i);
        }
        accounts.forEach(RegistryTest::remove);
    }

    @Test
    @Order(9)
    @DisplayName("it agrees with a simple list, whatever is called")
    @Holds({"size() returns how many accounts are registered", "find(name) returns the very account"})
    void agreesWithAList() throws Exception {
        Property.holds(80, random -> new Comparison(random).run());
    }

    /** Two registries, of which each knows its own accounts, and what they have to know. */
    private static final class Comparison {
        private static final List<String> SPECIAL =
                List.of("", " ", "Aa", "BB", "AaBB", "BBAa", "ada", "Ada", "ADA", "ada ", "größe", "GRÖSSE", "Größe", "i", "\u0130", "\uD83D", "\uD83D\uDE00", "\u00E9", "e\u0301", "0", "00", "null");

        private final Random random;
        private final List<String> pool = new ArrayList<>();
        private final List<Registry> registries = List.of(new Registry(), new Registry());
        private final List<Map<String, Registry.Account>> known = List.of(new HashMap<>(), new HashMap<>());
        private final List<Registry.Account> all = new ArrayList<>();
        private final Map<Registry.Account, String> names = new IdentityHashMap<>();
        private final List<String> calls = new ArrayList<>();
        private String said = "";

        Comparison(Random random) {
            this.random = random;
            random.nextLong(); // the first number is nearly the same for seeds that follow each other
            int many = upTo(400);
            if (random.nextBoolean()) {
                pool.addAll(SPECIAL);
            }
            for (int i = pool.size(); i <= many; i++) {
                pool.add(random.nextInt(3) > 0 ? "n" + i : oneOf(SPECIAL) + i);
            }
        }

        void run() {
            int steps = 1 + upTo(1_500);
            for (int step = 1; step <= steps; step++) {
                step(random.nextInt(2), oneOf(pool));
                if (steps <= 40 || step == steps || random.nextInt(200) == 0) {
                    compare();
                }
            }
        }

        private void step(int number, String name) {
            registry = registries.get(number);
            String of = number == 0 ? "" : "another.";
            Map<String, Registry.Account> here = known.get(number);
            Registry.Account named = here.get(name);
            if (all.isEmpty() || random.nextInt(4) == 0) {
                Registry.Account account = new Registry.Account(new String(name));
                all.add(account);
                names.put(account, name);
                add(of, here, account, name);
                return;
            }
            Registry.Account account = oneOf(all);
            String old = names.get(account);
            boolean registered = here.get(old) == account;
            switch (random.nextInt(6)) {
                case 0 -> {
                    if (known.get(1 - number).get(old) != account) {
                        add(of, here, account, old);
                    }
                }
                case 1, 2 -> {
                    called(of + "remove(" + old + ")");
                    agree(said, remove(account), registered);
                    if (registered) {
                        here.remove(old);
                    }
                }
                default -> {
                    called(of + "rename(" + old + ", " + name + ")");
                    boolean may = registered && (named == null || named == account);
                    agree(said, rename(account, new String(name)), may);
                    if (may) {
                        here.remove(old);
                        here.put(name, account);
                        names.put(account, name);
                    }
                }
            }
            finds("after" + said, new String(old), here.get(old));
            finds("after" + said, new String(name), here.get(name));
            assertThat(account.name()).as("name() of that account after" + said).isEqualTo(names.get(account));
            counts("after" + said, here.size());
        }

        private void add(String of, Map<String, Registry.Account> here, Registry.Account account, String name) {
            called(of + "add(" + name + ")");
            agree(said, RegistryTest.add(account), here.putIfAbsent(name, account) == null);
        }

        private void compare() {
            for (int i = 0; i < 2; i++) {
                registry = registries.get(i);
                counts("after" + said, known.get(i).size());
                for (String name : pool) {
                    finds("after" + said, name, known.get(i).get(name));
                }
            }
            names.forEach((account, name) -> assertThat(account.name()).as("name() after" + said).isEqualTo(name));
            for (int i = 0; i < all.size(); i++) {
                Registry.Account one = all.get(i);
                Registry.Account other = oneOf(all);
                boolean same = names.get(one).equals(names.get(other));
                if (one.equals(other) != same) {
                    fail("whether the accounts \"%s\" and \"%s\" are equal is %s after%s", names.get(one), names.get(other), !same, said);
                }
                if (same && one.hashCode() != other.hashCode()) {
                    fail("hashCode() of two accounts with the name \"%s\" is %d and %d after%s", names.get(one), one.hashCode(), other.hashCode(), said);
                }
            }
        }

        /** Those to the second registry are said to be to another. */
        private void called(String call) {
            calls.add(call);
            int from = Math.max(0, calls.size() - 40);
            said = (from == 0 ? " " : " ... ") + String.join(" ", calls.subList(from, calls.size()));
        }

        /** From 0 to the most, each magnitude as often as any other. */
        private int upTo(int most) {
            return (int) Math.pow(most + 1.0, random.nextDouble()) - 1;
        }

        private <T> T oneOf(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }

    private static void agree(CharSequence calls, boolean returned, boolean expected) {
        if (returned != expected) {
            fail("the last of these calls returns %s, and must return %s:%s", returned, expected, calls);
        }
    }

    @Test
    @Order(10)
    @DisplayName("20,000 calls of each method take at most a second")
    @Holds("20,000 calls of each of add, rename, find and remove")
    void isQuick() throws Exception {
        assertTakesAtMost(Duration.ofSeconds(1), RegistryTest::work);
        assertTakesAtMost(Duration.ofSeconds(1), RegistryTest::workInVain);
    }

    /** Half of the calls are refused or find nothing; one account is renamed again and again. */
    private static void workInVain() {
        registry = new Registry();
        List<Registry.Account> accounts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            accounts.add(new Registry.Account("name " + i / 2));
        }
        long start = cpu();
        for (int i = 0; i < 20_000; i++) {
            agree("add() of 20,000 accounts, two of each name", registry.add(accounts.get(i)), i % 2 == 0);
            goesOn(start, i, "add(), half of them of names that are taken");
        }
        Registry.Account first = accounts.get(0);
        for (int i = 0; i < 20_000; i++) {
            int kind = i % 4;
            Registry.Account account = kind < 2 ? first : accounts.get(kind == 2 ? i : i - i % 4 + 1);
            String name = kind == 0 ? "first " + i : kind == 1 ? "name 9999" : kind == 2 ? "name " + i / 2 : "free";
            agree("rename() to a name that is free, taken, and its own, and of an account that is not registered", registry.rename(account, name), kind % 2 == 0);
            goesOn(start, i, "rename(), half of them in vain");
        }
        for (int i = 0; i < 20_000; i++) {
            Registry.Account found = registry.find("name " + i);
            if (found != (i == 0 || i >= 10_000 ? null : accounts.get(2 * i))) {
                fail("find(\"name %d\") is wrong, of 10,000 accounts", i);
            }
            goesOn(start, i, "find(), half of them in vain");
        }
        for (int i = 19_999; i >= 0; i--) {
            agree("remove() of 20,000 accounts, two of each name, the last first", registry.remove(accounts.get(i)), i % 2 == 0);
            goesOn(start, 19_999 - i, "remove(), half of them of strangers");
        }
        counts("after all of 10,000 accounts were removed", 0);
    }

    private static void work() {
        registry = new Registry();
        List<Registry.Account> accounts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            accounts.add(new Registry.Account("before " + i));
        }
        long start = cpu();
        for (int i = 0; i < 20_000; i++) {
            registry.add(accounts.get(i));
            goesOn(start, i, "add()");
        }
        for (int i = 0; i < 20_000; i++) {
            registry.rename(accounts.get(i), "after " + i);
            goesOn(start, i, "rename()");
        }
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            found += registry.find("after " + i) == null ? 0 : 1;
            goesOn(start, i, "find()");
        }
        for (int i = 0; i < 20_000; i++) {
            registry.remove(accounts.get(i));
            goesOn(start, i, "remove()");
        }
        assertThat(found).as("accounts of 20,000 that were found by their new names").isEqualTo(20_000);
        assertThat(registry.size()).as("size() after 20,000 accounts were added, renamed and removed").isZero();
    }

    /** What takes half as long again as it may is not waited for. */
    private static void goesOn(long start, int call, String method) {
        if (call % 100 == 99) {
            long took = cpu() - start;
            if (took > 1_500) {
                fail("%,d ms of CPU time were over after %,d of 20,000 calls of %s", took, call + 1, method);
            }
        }
    }

    /** Milliseconds of CPU time. */
    private static long cpu() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1_000_000;
    }
}
