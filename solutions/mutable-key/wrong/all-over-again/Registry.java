// feedback: After each change the whole map is made anew: right, and as dear as there are accounts.
// fails: 20,000 calls of each method take at most a second
// when: fails "at most a second"
// when: passes "agrees with"
// when: calls HashMap.new or calls *.putAll
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

    private Map<String, Account> accounts = new HashMap<>();

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
        account.name = name;
        Map<String, Account> again = new HashMap<>();
        for (Account each : accounts.values()) again.put(each.name, each);
        accounts = again;
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
