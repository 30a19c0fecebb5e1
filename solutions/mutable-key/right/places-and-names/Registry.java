import java.util.*;

/** One map by name and a set by identity. */
public class Registry {

    public static final class Account {
        private String name;

        public Account(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Account account && account.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    private final Set<Account> registered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Account> names = new LinkedHashMap<>();

    public boolean add(Account account) {
        if (names.containsKey(account.name)) {
            return false;
        }
        registered.add(account);
        names.put(account.name, account);
        return true;
    }

    public Account find(String name) {
        return names.getOrDefault(name, null);
    }

    public boolean rename(Account account, String name) {
        if (!registered.contains(account)) {
            return false;
        }
        if (account.name.equals(name)) {
            return true;
        }
        if (names.containsKey(name)) {
            return false;
        }
        names.put(name, names.remove(account.name));
        account.name = name;
        return true;
    }

    public boolean remove(Account account) {
        boolean removed = registered.remove(account);
        if (removed) {
            names.remove(account.name);
        }
        return removed;
    }

    public int size() {
        return registered.size();
    }
}
