-- The engine keeps its conversations apart from everything else.
CREATE DATABASE trackers;
