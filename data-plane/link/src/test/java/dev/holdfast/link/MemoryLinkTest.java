package dev.holdfast.link;

class MemoryLinkTest extends LinkContract {
    @Override
    MemoryLink.Pair open() {
        return MemoryLink.pair();
    }
}
