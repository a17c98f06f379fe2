package dev.rxkit.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy between a program and its server. After {@link #freeze()} it keeps the existing connections open but
 * forwards nothing on them.
 */
public final class FreezingProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String host;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Boolean> frozen = new CopyOnWriteArrayList<>();

    public FreezingProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Stops forwarding on the existing connections; connections that are opened later work. */
    public void freeze() {
        frozen.replaceAll(before -> true);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(host, port);
            sockets.add(client);
            sockets.add(server);
            int number;
            synchronized (frozen) {
                number = frozen.size();
                frozen.add(false);
            }
            start(() -> forward(client, server, number));
            start(() -> forward(server, client, number));
        }
    }

    private void forward(Socket from, Socket to, int number) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] bytes = new byte[8192];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            if (!frozen.get(number)) {
                out.write(bytes, 0, read);
                out.flush();
            }
        }
        if (!frozen.get(number)) {
            to.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // The connection or the proxy was closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
