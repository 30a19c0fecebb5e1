import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertNoGrowth;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class ShopTest {

    private static final long NEVER = 3_600_000;

    /** So that four times as many cycles, which the assertion runs, are 10,000. */
    private static final int CYCLES = 2_500;

    /** An article's price is 1,000 cents and its number; remembers what it was asked. */
    private static final class Articles implements Shop.Catalogue {
        final Map<String, Integer> askedPrices = new HashMap<>();
        final Map<String, Integer> askedPictures = new HashMap<>();
        int dearer;

        @Override
        public long cents(String article) {
            askedPrices.merge(copy(article), 1, Integer::sum);
            return 1000 + dearer + Integer.parseInt(article.substring("article ".length()));
        }

        @Override
        public byte[] picture(String article) {
            askedPictures.merge(copy(article), 1, Integer::sum);
            return new byte[10_000];
        }

        /** A name that the shop was asked with is not held here. */
        private static String copy(String article) {
            return new String(article);
        }
    }

    private Articles articles;
    private BlockingQueue<Shop.Order> mails;

    /** Static, so that a failure can name the whole chain from a root. */
    private static Shop shop;

    private final List<Shop> opened = new ArrayList<>();
    private int customers;

    private Set<Thread> before;

    @BeforeEach
    void start() {
        before = Thread.getAllStackTraces().keySet();
        articles = new Articles();
        mails = new LinkedBlockingQueue<>();
        shop = newShop(NEVER);
    }

    private Shop newShop(long reminderMillis) {
        BlockingQueue<Shop.Order> box = mails;
        Shop made = new Shop(articles, box::add, reminderMillis);
        opened.add(made);
        return made;
    }

    @AfterEach
    void end() {
        opened.forEach(Shop::close);
        shop = null;
    }

    @Test
    @Order(1)
    @DisplayName("10,000 sessions leave nothing")
    @Holds("10,000 sessions that are opened and closed leave nothing")
    void sessionsLeaveNothing() throws Exception {
        assertNoGrowth(CYCLES, () -> {
            shop.open("customer " + customers);
            shop.open("customer " + customers++).close();
        });
        assertThat(shop.sessions()).as("sessions() when all are closed").isZero();
    }

    @Test
    @Order(2)
    @DisplayName("10,000 prices leave nothing")
    @Holds("10,000 prices of the same 50 articles leave nothing more")
    void pricesLeaveNothing() throws Exception {
        assertNoGrowth(CYCLES, () -> shop.price(article(customers++), 1 + customers % 20));
    }

    @Test
    @Order(3)
    @DisplayName("10,000 orders that are paid leave nothing")
    @Holds("10,000 orders that are paid and shipped leave nothing")
    void ordersLeaveNothing() throws Exception {
        long never = neverPaid();
        assertNoGrowth(CYCLES, this::orderPayAndShip);
        assertThat(shop.unpaid()).as("unpaid() when all but the first are paid").containsExactly(never);
        assertThat(mails).as("the orders that were reminded of, though there is an hour left").isEmpty();
    }

    /** The timer waits for the reminder of this one, and looks at no other until then. */
    private static long neverPaid() {
        return shop.order("someone who never pays", List.of(new Shop.Item(article(0), 1))).number();
    }

    /** New prices each time, so that this test says nothing of how prices are remembered. */
    private void orderPayAndShip() {
        shop.newPrices();
        Shop.Order order = shop.order("customer " + customers++, List.of(new Shop.Item(article(customers), 2)));
        shop.pay(order.number());
        shop.ship(order.number());
    }

    @Test
    @Order(4)
    @DisplayName("10,000 customers leave nothing")
    @Holds("10,000 customers, each with a session, an order, its payment and its shipping")
    void customersLeaveNothing() throws Exception {
        neverPaid();
        assertNoGrowth(
                CYCLES,
                () -> {
                    try (Shop.Session session = shop.open("customer " + customers++)) {
                        shop.picture(article(customers));
                        session.add(article(customers), 1 + customers % 20);
                        Shop.Order order = session.checkout();
                        shop.pay(order.number());
                        shop.ship(order.number());
                    }
                });
    }

    @Test
    @Order(5)
    @DisplayName("a closed session can be collected")
    @Holds("a closed session can be collected, also one that was closed because its customer opened another")
    void sessionIsFreed() {
        assertCollected("a session that was closed", openAndClose("Ada"));
        List<WeakReference<Shop.Session>> earlier = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            earlier.add(new WeakReference<>(shop.open("Grace")));
        }
        for (int i = 0; i < 4; i++) {
            assertCollected("a session whose customer has opened another", earlier.get(i));
        }
        assertThat(shop.sessions()).as("sessions() of one customer who opened five").isEqualTo(1);
    }

    @Test
    @Order(6)
    @DisplayName("an order that is paid can be collected")
    @Holds("an order that is paid, shipped and no longer among the last 20 can be collected")
    void orderIsFreed() {
        neverPaid();
        WeakReference<Shop.Order> order = orderOnce(shop);
        for (int i = 0; i < 20; i++) {
            orderPayAndShip();
        }
        assertCollected("an order that was paid and shipped, and after which 20 others came", order);
        assertCollected("the first of 60 orders to be paid, all ordered before, and paid and shipped then, with no order after that,", payAllAfterwards(new Random()));
    }

    @Test
    @Order(7)
    @DisplayName("an order that is paid after its reminder can be collected")
    @Holds("so can one that was paid after its reminder")
    void lateOrderIsFreed() throws Exception {
        shop = newShop(1);
        WeakReference<Shop.Order> order = payLate();
        for (int i = 0; i < 20; i++) {
            orderPayAndShip();
        }
        mails.clear();
        assertCollected("an order that was paid after its reminder, and after which 20 others came", order);
    }

    @Test
    @Order(8)
    @DisplayName("an open session is told, and a closed one is not")
    @Holds("an open session is told of each order of its own customer that is shipped")
    void tells() {
        Shop.Session ada = shop.open("Ada");
        Shop.Session bob = shop.open("Bob");
        Shop.Session eve = shop.open("Eve");
        collect();
        long first = paidOrder("Ada");
        long second = paidOrder("Ada");
        long third = paidOrder("Bob");
        eve.close();
        collect();
        assertThat(shop.ship(second)).as("ship(an order that is paid)").isTrue();
        assertThat(shop.ship(third)).as("ship(an order that is paid)").isTrue();
        assertThat(shop.ship(third)).as("ship(an order that was shipped)").isFalse();
        told(ada, "an open session", "order " + second + " is on its way");
        told(bob, "another open session", "order " + third + " is on its way");
        bob.close();
        bob.close();
        long fourth = paidOrder("Bob");
        shop.ship(fourth);
        shop.ship(first);
        told(ada, "an open session, after others were closed", "order " + second + " is on its way", "order " + first + " is on its way");
        told(bob, "a closed session", "order " + third + " is on its way");
        told(eve, "a closed session without orders");
    }

    @Test
    @Order(9)
    @DisplayName("open() closes an earlier session of the same customer")
    @Holds("open closes an earlier session of the same customer")
    void reopens() {
        Shop.Session first = shop.open("Ada");
        long early = paidOrder("Ada");
        shop.ship(early);
        first.add(article(2), 1);
        Shop.Session second = shop.open(new String("Ada"));
        refuses(second::checkout, IllegalStateException.class, "checkout of a session whose earlier one of the same customer had something in its cart");
        shop.open("Bob");
        assertThat(shop.sessions()).as("sessions() of Ada, twice, and Bob").isEqualTo(2);
        first.close();
        assertThat(shop.sessions()).as("sessions() after one was closed that had been replaced").isEqualTo(2);
        long order = paidOrder("Ada");
        shop.ship(order);
        told(first, "a session that was replaced", "order " + early + " is on its way");
        told(second, "the session that has replaced it", "order " + order + " is on its way");
        second.close();
        second.close();
        assertThat(shop.sessions()).as("sessions() when only Bob's is open").isEqualTo(1);
    }

    @Test
    @Order(10)
    @DisplayName("the catalogue is asked once for each price")
    @Holds("the catalogue is asked for it at most once for each article and each of the two kinds of price")
    void pricesAreRemembered() {
        price("article 500", 3, 1500);
        price("article 500", 3, 1500);
        assertThat(articles.askedPrices.get("article 500")).as("how often the catalogue was asked for a price that was asked for twice").isEqualTo(1);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 200; i++) {
                price("article " + i, 1, 1000 + i);
                price("article " + i, 9, 1000 + i);
                price("article " + i, 10, 1000 + i - (1000 + i) / 10);
                price("article " + i, 500, 1000 + i - (1000 + i) / 10);
            }
            assertThat(Collections.max(articles.askedPrices.values())).as("how often at most the catalogue was asked for one of 200 articles, of which both kinds of price were needed " + (round + 1) + " times").isLessThanOrEqualTo(2);
            collect();
        }
        articles.dearer = 500;
        price("article 7", 1, 1007);
        shop.newPrices();
        price("article 7", 1, 1507);
        price("article 7", 10, 1507 - 150);
        price("article 8", 1, 1508);
    }

    @Test
    @Order(25)
    @DisplayName("thousands of articles, whatever their names, each have their own price, asked for once")
    @Holds({"price is what the catalogue says", "the catalogue is asked for it at most once for each article and each of the two kinds of price"})
    void pricesOfManyArticles() {
        Map<String, Long> known = new LinkedHashMap<>();
        for (String name : List.of("815", "Aa", "BB")) {
            for (String sign : List.of("", " ", "/", "-", ":", "|", "#", ",")) {
                for (String before : List.of("", "0", "1", "10", "9", "true", "false")) {
                    for (String after : List.of("", "0", "1", "10", "9", "true", "false")) {
                        known.putIfAbsent(before + sign + name + sign + after, 10L * known.size() * (known.size() % 7 == 6 ? 1L << 32 : 1));
                    }
                }
            }
        }
        Map<String, Integer> asked = new HashMap<>();
        Shop.Catalogue catalogue = new Shop.Catalogue() {
            @Override
            public long cents(String article) {
                asked.merge(article, 1, Integer::sum);
                return known.get(article);
            }

            @Override
            public byte[] picture(String article) {
                return new byte[1];
            }
        };
        Shop large = new Shop(catalogue, order -> {}, NEVER);
        opened.add(large);
        for (int round = 0; round < 2; round++) {
            for (int count : new int[] {1, 10}) {
                known.forEach((article, cents) -> {
                    long expected = count < 10 ? cents : cents - cents / 10;
                    long price = large.price(article, count);
                    if (price != expected) {
                        fail("price(\"%s\", %d), of one of %d articles, is %d, and must be %d", article, count, known.size(), price, expected);
                    }
                });
            }
        }
        asked.forEach((article, times) -> {
            if (times > 2) {
                fail("of %d articles both kinds of price were needed twice, and the catalogue was asked %d times for that of \"%s\"", known.size(), times, article);
            }
        });
    }

    @Test
    @Order(11)
    @DisplayName("the catalogue is asked once for each picture")
    @Holds("the catalogue is asked once for the picture of each article")
    void picturesAreRemembered() {
        byte[] picture = shop.picture("article 1");
        assertThat(picture).as("picture(\"article 1\")").hasSize(10_000);
        for (int i = 0; i < 200; i++) {
            shop.picture("article " + i);
            shop.newPrices();
        }
        collect();
        for (int i = 0; i < 200; i++) {
            shop.picture("article " + i);
        }
        assertThat(shop.picture("article 1") == picture).as("whether picture returns the same array again").isTrue();
        assertThat(Collections.max(articles.askedPictures.values())).as("how often at most the catalogue was asked for one of 200 pictures").isEqualTo(1);
    }

    @Test
    @Order(12)
    @DisplayName("an order that is not paid in time is reminded of, once")
    @Holds("an order that is not paid in time is given to the mailer, once")
    void reminds() throws Exception {
        shop = newShop(20);
        Set<Long> expected = new HashSet<>();
        List<Shop.Order> later = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Shop.Order order = shop.order("customer " + i, List.of(new Shop.Item(article(i), 1)));
            if (i % 3 == 0) {
                later.add(order);
            } else {
                expected.add(order.number());
            }
        }
        Shop patient = newShop(NEVER);
        for (int i = 0; i < 50; i++) {
            Shop.Order order = patient.order("another", List.of(new Shop.Item(article(i), 1)));
            patient.pay(order.number());
        }
        later.forEach(order -> shop.pay(order.number()));
        Set<Long> paidTooLate = new HashSet<>();
        later.forEach(order -> paidTooLate.add(order.number()));
        Set<Long> mailed = new HashSet<>();
        while (!mailed.containsAll(expected)) {
            Shop.Order order = nextMail(20);
            assertThat(order).as("the order that the mailer is given, when " + mailed.size() + " of " + expected.size() + " unpaid ones were reminded of").isNotNull();
            assertThat(mailed.add(order.number())).as("whether order " + order.number() + " was reminded of only once").isTrue();
        }
        Shop.Order last = newShop(120).order("the last one", List.of(new Shop.Item(article(1), 1)));
        for (Shop.Order order = nextMail(120); order != last; order = nextMail(120)) {
            assertThat(order).as("the order that the mailer is given, when the last one has not come yet").isNotNull();
            assertThat(mailed.add(order.number())).as("whether order " + order.number() + " was reminded of only once").isTrue();
        }
        mailed.removeAll(expected);
        assertThat(paidTooLate).as("orders that may have been paid too late").containsAll(mailed);
        assertThat(shop.unpaid()).as("unpaid() after the reminders").containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    @Order(13)
    @DisplayName("an order that is paid in time is not reminded of")
    @Holds("and one that is paid in time is not")
    void doesNotRemind() throws Exception {
        for (long delay = 125; !remindsOfTheUnpaid(delay); delay *= 2) {
            assertThat(delay).as("milliseconds until a reminder, within which an order cannot be paid").isLessThan(60_000);
        }
    }

    /** Returns false if the machine was so slow that the time for the reminder came before the payment. */
    private boolean remindsOfTheUnpaid(long delay) throws InterruptedException {
        mails = new LinkedBlockingQueue<>();
        shop = newShop(delay);
        Shop.Order first = shop.order("Ada", List.of(new Shop.Item(article(1), 1)));
        Shop.Order paid = shop.order("Bob", List.of(new Shop.Item(article(1), 1)));
        shop.pay(paid.number());
        if (!mails.isEmpty()) {
            return false;
        }
        Shop.Order last = shop.order("Eve", List.of(new Shop.Item(article(1), 1)));
        for (Shop.Order unpaid : List.of(first, last)) {
            assertThat(nextMail(delay)).as("the order that the mailer is given: of three, the second was paid in time").isEqualTo(unpaid);
        }
        return true;
    }

    @Test
    @Order(14)
    @DisplayName("orders, payments and sums are what they were")
    @Holds("give what they gave before")
    void booksAreRight() throws Exception {
        Property.holds(
                20,
                random -> {
                    Shop any = newShop(NEVER);
                    Map<Long, Long> unpaid = new HashMap<>();
                    Set<Long> paid = new HashSet<>();
                    Map<String, Integer> sold = new HashMap<>();
                    List<Shop.Order> all = new ArrayList<>();
                    long revenue = 0;
                    for (int i = 0; i < 60; i++) {
                        int number = random.nextInt(5);
                        int count = 1 + random.nextInt(20);
                        Shop.Session session = any.open("customer " + random.nextInt(3));
                        long each = 1000 + number;
                        long cents = count * (count < 10 ? each : each - each / 10);
                        assertThat(session.add("article " + number, count)).as("add(an article, " + count + ")").isEqualTo(cents);
                        Shop.Order order = session.checkout();
                        all.add(order);
                        assertThat(order.cents()).as("cents() of an order of " + count).isEqualTo(cents);
                        sold.merge("article " + number, count, Integer::sum);
                        unpaid.put(order.number(), cents);
                        Shop.Order other = all.get(random.nextInt(all.size()));
                        Long due = unpaid.remove(other.number());
                        assertThat(any.pay(other.number())).as("pay(order " + other.number() + ")").isEqualTo(due != null);
                        if (due != null) {
                            revenue += due;
                            paid.add(other.number());
                        }
                        Shop.Order third = all.get(random.nextInt(all.size()));
                        assertThat(any.ship(third.number())).as("ship(order " + third.number() + ")").isEqualTo(paid.remove(third.number()));
                        assertThat(any.revenue()).as("revenue()").isEqualTo(revenue);
                    }
                    assertThat(any.unpaid()).as("unpaid()").containsExactlyInAnyOrderElementsOf(unpaid.keySet()).isSorted();
                    assertThat(any.recent().stream().map(Shop.Order::number).toList()).as("numbers of recent()").isEqualTo(all.subList(40, 60).stream().map(Shop.Order::number).toList());
                    assertThat(any.recent()).as("recent()").isEqualTo(all.subList(40, 60));
                    assertThat(any.sold()).as("sold()").isEqualTo(sold);
                    assertThat(all.get(59).number() - all.get(0).number()).as("how much larger the number of order 60 is than that of order 1").isEqualTo(59);
                });
        Shop.Session session = shop.open("Ada");
        long one = shop.price(article(1), 1);
        long two = 12 * shop.price(article(2), 12);
        session.add(article(1), 1);
        assertThat(session.add(article(2), 12)).as("add(another article, 12), to a cart with one of the first").isEqualTo(one + two);
        assertThat(session.add(article(2), 12)).as("add(another article, 12), to a cart with the same 12").isEqualTo(one + 2 * two);
        articles.dearer = 100;
        shop.newPrices();
        assertThat(session.add(article(1), 2)).as("add(an article, 2), to a cart with others whose prices are new").isEqualTo(3 * one + 2 * two + 3 * 100 + 24 * 90);
        Shop.Order of4 = session.checkout();
        assertThat(of4.cents()).as("cents() of the order of all four").isEqualTo(3 * one + 2 * two + 3 * 100 + 24 * 90);
        assertThat(shop.sold()).as("sold() after an order of 1 and 2 of an article, and of twice 12 of another").isEqualTo(Map.of(article(1), 3, article(2), 24));
        assertThat(of4.items()).as("items() of the order of all four").isEqualTo(List.of(new Shop.Item(article(1), 1), new Shop.Item(article(2), 12), new Shop.Item(article(2), 12), new Shop.Item(article(1), 2)));
        one += 100;
        assertThat(session.add(article(1), 1)).as("add(an article, 1), after checkout()").isEqualTo(one);
        assertThat(session.checkout().items()).as("items() of the second order of a session").isEqualTo(List.of(new Shop.Item(article(1), 1)));
        refuses(session::checkout, IllegalStateException.class, "checkout of a cart that was ordered");
        refuses(() -> shop.open("Ada").checkout(), IllegalStateException.class, "checkout of an empty cart");
        refuses(() -> shop.open("Ada").add(article(1), 0), IllegalArgumentException.class, "add(…, 0)");
        assertThat(shop.pay(99)).as("pay(a number that there is not)").isFalse();
        assertThat(shop.ship(99)).as("ship(a number that there is not)").isFalse();
    }

    @Test
    @Order(15)
    @DisplayName("after close() nothing is sent, and the thread ends")
    @Holds("after close() no reminder is sent, and the thread that was started for reminders ends")
    void closes() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        newShop(NEVER).close();
        Shop closing = newShop(300);
        Shop.Session ada = closing.open("Ada");
        long price = closing.price(article(1), 1);
        byte[] picture = closing.picture(article(1));
        Shop.Order unpaid = closing.order("Ada", List.of(new Shop.Item(article(1), 1)));
        Shop.Order paid = closing.order("Ada", List.of(new Shop.Item(article(1), 2)));
        closing.pay(paid.number());
        Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);
        boolean early = mails.isEmpty();
        closing.close();
        closing.close();
        for (Thread thread : started) {
            for (int idle = 0; thread.isAlive() && idle < 100; ) {
                thread.join(10);
                idle = isIdle(thread) ? idle + 1 : 0;
            }
            assertThat(thread.isAlive()).as("whether the thread \"" + thread.getName() + "\" is alive after close()").isFalse();
        }
        assertThat(mails.isEmpty() || !early).as("whether no reminder was sent after close()").isTrue();
        assertThat(closing.unpaid()).as("unpaid() after close(), of two orders one of which was paid").containsExactly(unpaid.number());
        assertThat(closing.recent()).as("recent() after close()").containsExactly(unpaid, paid);
        assertThat(closing.sold()).as("sold() after close()").isEqualTo(Map.of(article(1), 3));
        assertThat(closing.revenue()).as("revenue() after close()").isEqualTo(paid.cents());
        assertThat(closing.sessions()).as("sessions() after close() of the shop").isEqualTo(1);
        assertThat(closing.pay(unpaid.number())).as("pay(an order that is not paid), after close()").isTrue();
        assertThat(closing.revenue()).as("revenue() after a payment that came after close()").isEqualTo(paid.cents() + unpaid.cents());
        assertThat(closing.ship(paid.number())).as("ship(an order that was paid before close())").isTrue();
        assertThat(closing.ship(unpaid.number())).as("ship(an order that was paid after close())").isTrue();
        told(ada, "an open session, of orders that were shipped after close() of the shop", "order " + paid.number() + " is on its way", "order " + unpaid.number() + " is on its way");
        assertThat(closing.price(article(1), 1)).as("price after close()").isEqualTo(price);
        assertThat(closing.picture(article(1)) == picture).as("whether picture returns the same array after close()").isTrue();
        assertThat(articles.askedPrices.get(article(1))).as("how often the catalogue was asked for a price, before close() and after it").isEqualTo(1);
    }

    @Test
    @Order(16)
    @DisplayName("two shops know nothing of each other")
    @Holds("two shops know nothing of each other")
    void areTwo() {
        Shop other = newShop(NEVER);
        Shop.Session here = shop.open("Ada");
        Shop.Session there = other.open("Ada");
        long order = paidOrder("Ada");
        shop.ship(order);
        told(here, "the session of a shop that has shipped", "order " + order + " is on its way");
        told(there, "the session of another shop");
        articles.dearer = 100;
        assertThat(other.price(article(1), 1)).as("price of another shop that did not know it").isEqualTo(1101);
        assertThat(other.unpaid()).as("unpaid() of another shop").isEmpty();
        assertThat(other.recent()).as("recent() of another shop").isEmpty();
        assertThat(other.sold()).as("sold() of another shop").isEmpty();
        assertThat(other.revenue()).as("revenue() of another shop").isZero();
        assertThat(other.picture(article(1)) == shop.picture(article(1))).as("whether another shop has the same picture").isFalse();
        assertThat(other.order("Eve", List.of(new Shop.Item(article(1), 1))).number()).as("the number of the first order of another shop").isEqualTo(order);
        other.close();
        assertThat(shop.sessions()).as("sessions() after another shop was closed").isEqualTo(1);
        shop.order("Ada", List.of(new Shop.Item(article(2), 1)));
    }

    /** Returns what the mailer is given next, or null when nothing comes: after 20 seconds, or a second after its time if nobody is left who could send. */
    private Shop.Order nextMail(long delay) throws InterruptedException {
        for (int looks = 0, idle = 0; looks < 2_000 + delay / 10 && idle < 100 + delay / 10; looks++) {
            Shop.Order order = mails.poll(10, TimeUnit.MILLISECONDS);
            if (order != null) {
                return order;
            }
            boolean isOneBusy = false;
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                isOneBusy |= !before.contains(thread) && !isIdle(thread);
            }
            idle = isOneBusy ? 0 : idle + 1;
        }
        return mails.poll();
    }

    /** Returns whether it has ended, or waits for ever unless somebody wakes it; a reminder that is due some time is a wait with an end. */
    private static boolean isIdle(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TERMINATED;
    }

    private static String article(int number) {
        return "article " + number % 50;
    }

    private void price(String article, int count, long expected) {
        assertThat(shop.price(article, count)).as("price(\"" + article + "\", " + count + ")").isEqualTo(expected);
    }

    private static void told(Shop.Session session, String which, String... expected) {
        assertThat(session.messages()).as("messages() of " + which).containsExactly(expected);
    }

    private interface Attempt {
        void run();
    }

    private static void refuses(Attempt attempt, Class<? extends Exception> type, String call) {
        Exception thrown = null;
        try {
            attempt.run();
        } catch (RuntimeException e) {
            thrown = e;
        }
        assertThat(thrown).as("what " + call + " throws").isInstanceOf(type);
    }

    private static long paidOrder(String customer) {
        Shop.Order order = shop.order(new String(customer), List.of(new Shop.Item(article(1), 1)));
        assertThat(shop.pay(order.number())).as("pay(a new order)").isTrue();
        return order.number();
    }

    /** In a method of its own, as the next ones: no local of the test may hold the session. */
    private static WeakReference<Shop.Session> openAndClose(String customer) {
        Shop.Session session = shop.open(customer);
        session.close();
        return new WeakReference<>(session);
    }

    private static WeakReference<Shop.Order> orderOnce(Shop shop) {
        Shop.Order order = shop.order("Ada", List.of(new Shop.Item(article(3), 1)));
        shop.pay(order.number());
        shop.ship(order.number());
        return new WeakReference<>(order);
    }

    /** Returns the first that is paid, which is not among the last 20. */
    private WeakReference<Shop.Order> payAllAfterwards(Random random) {
        shop.newPrices();
        List<Shop.Order> orders = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            orders.add(shop.order("customer " + customers++, List.of(new Shop.Item(article(customers), 1 + random.nextInt(20)))));
        }
        Shop.Order first = orders.remove(random.nextInt(40));
        Collections.shuffle(orders, random);
        orders.add(0, first);
        for (Shop.Order order : orders) {
            shop.pay(order.number());
            shop.ship(order.number());
        }
        return new WeakReference<>(first);
    }

    private WeakReference<Shop.Order> payLate() throws InterruptedException {
        Shop.Order order = shop.order("Ada", List.of(new Shop.Item(article(3), 1)));
        assertThat(nextMail(1)).as("the order that is reminded of").isEqualTo(order);
        shop.pay(order.number());
        shop.ship(order.number());
        return new WeakReference<>(order);
    }
}
