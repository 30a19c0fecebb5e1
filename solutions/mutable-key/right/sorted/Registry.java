import java.util.*;

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

    private final NavigableSet<Account> sorted = new TreeSet<>(Comparator.comparing(Account::name));

    public boolean add(Account account) {
        return sorted.add(account);
    }

    public Account find(String name) {
        Account found = sorted.ceiling(new Account(name));
        return found != null && found.name.equals(name) ? found : null;
    }

    private boolean has(Account account) {
        return find(account.name) == account;
    }

    public boolean rename(Account account, String name) {
        if (!has(account)) {
            return false;
        }
        if (find(name) == null) {
            sorted.remove(account);
            account.name = name;
            sorted.add(account);
        }
        return find(name) == account;
    }

    public boolean remove(Account account) {
        return has(account) && sorted.remove(account);
    }

    public int size() {
        return sorted.size();
    }
}
