// feedback: A second map remembers under which names an account was known, and keeps those that were removed.
// fails: what was removed is held no more
// when: not field Account
// when: not field Registry.Account
// when: passes "agrees with"
// when: passes "can be removed"
// when: says "still reachable" or says "bytes"
// when: passes "at most a second"
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

    private final Map<String, Account> accounts = new HashMap<>();

    private final Map<String, List<Account>> known = new HashMap<>();

    public boolean add(Account account) {
        return accounts.putIfAbsent(account.name, account) == null;
    }

    public Account find(String name) {
        return accounts.get(name);
    }

    public boolean rename(Account account, String name) {
        if (accounts.get(account.name) != account) return false;
        Account other = accounts.get(name);
        if (other != null) return other == account;
        accounts.remove(account.name);
        known.computeIfAbsent(account.name, key -> new ArrayList<>()).add(account);
        account.name = name;
        accounts.put(name, account);
        return true;
    }

    public boolean remove(Account account) {
        if (accounts.get(account.name) != account) return false;
        accounts.remove(account.name);
        return true;
    }

    public int size() {
        return accounts.size();
    }
}
